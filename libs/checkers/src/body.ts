import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { codingsOf, decode } from './decode.js';
import { Down } from './observe.js';

/** As much of a body as is read, in decoded bytes. */
export const mostBodyBytes = 1024 * 1024;

/** Whether a body was read to its end, or cut at the limit. */
export type BodyEnd = 'whole' | 'cut';

/**
 * Reads a body, decoded, to its end or to 1 MiB, whichever comes first. Nothing of it is kept here.
 * @throws Down with the reason PROTOCOL when it breaks off or does not decode, or the network's error
 */
export function readBody(answer: IncomingMessage, take: (chunk: Buffer) => void): Promise<BodyEnd> {
  return new Promise<BodyEnd>((resolve, reject) => {
    let bytes = 0;
    const read = (stream: Readable) => {
      stream.on('data', (chunk: Buffer) => {
        if (bytes >= mostBodyBytes) return;
        take(chunk.subarray(0, mostBodyBytes - bytes));
        bytes += chunk.length;
        if (bytes < mostBodyBytes) return;
        resolve('cut');
        stream.destroy();
      });
      stream.on('end', () => {
        resolve('whole');
      });
      stream.resume();
    };
    const breakOff = (error: Error | null) => {
      reject(error === null || isBreak(error) ? new Down('PROTOCOL', brokenOff(bytes)) : error);
    };
    // The body may have broken together with the arrival of its head.
    if (answer.errored !== null) breakOff(answer.errored);
    answer.on('error', breakOff);
    answer.once('close', () => {
      if (!answer.complete) breakOff(null);
    });
    const codings = codingsOf(answer);
    if (codings.length === 0) {
      read(answer);
      return;
    }
    // An empty body is empty in every coding, so decoding begins with the first chunk.
    answer.once('end', () => {
      if (bytes === 0 && !answer.readableDidRead) resolve('whole');
    });
    answer.once('data', (first: Buffer) => {
      answer.pause();
      answer.unshift(first);
      read(decode(answer, codings, first, reject));
    });
  });
}

/** Node's word for a connection that ended before the body did; a reset carries the system call that met it. */
const isBreak = (error: Error): boolean => error.message === 'aborted';

const brokenOff = (bytes: number): string =>
  `the answer broke off after ${bytes} bytes of its body`;
