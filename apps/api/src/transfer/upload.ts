import type { IncomingMessage } from 'node:http';
import { transferLimits } from '@dialtone/model';
import { PayloadTooLargeException, UnsupportedMediaTypeException } from '@nestjs/common';

const mostBytes = transferLimits.bytes;
const mostMb = mostBytes / 1024 / 1024;

/**
 * The body of a request whose sender was let in already: it is read by nobody before. Only as octets, which no form of another
 * site can send without asking first.
 */
export async function readUpload(request: IncomingMessage): Promise<Uint8Array> {
  if (request.headers['content-type'] !== 'application/octet-stream')
    throw new UnsupportedMediaTypeException(
      'Send the file as it is, with the content type application/octet-stream.',
    );
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  // A copy of its own, for it goes over to another thread as a whole.
  return Uint8Array.from(Buffer.concat(chunks));
}

const tooLarge = (): PayloadTooLargeException =>
  new PayloadTooLargeException(`A file of more than ${mostMb} MB is not read; split it.`);
