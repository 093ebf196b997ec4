import type { IncomingMessage } from 'node:http';
import { request as open } from 'node:http';
import type { Duplex } from 'node:stream';
import { answerIn, type DnsMessage } from './dns-message.js';
import { type DnsQuestion, questionPacket } from './dns-question.js';
import { malformed, otherwise } from './dns-server.js';
import type { Watch } from '../observe.js';
import { Down } from '../observe.js';
import { userAgent } from '../user-agent.js';

const dnsMessageType = 'application/dns-message';
const mostAnswerBytes = 65_535;

/** How DNS over HTTPS asks, RFC 8484: 0, since the connection itself tells the answers apart. */
const id = 0;

/**
 * Asks by POST over a connection that is secured already.
 * @throws Down, or the network's error
 */
export async function askByHttps(
  watch: Watch,
  channel: Duplex,
  { url, question }: { readonly url: URL; readonly question: DnsQuestion },
): Promise<DnsMessage> {
  const server = url.host;
  const packet = await post(watch, channel, { url, body: questionPacket(question, id) });
  let message: DnsMessage | undefined;
  try {
    message = answerIn(packet, question, id);
  } catch {
    throw malformed(server); // Malformed.
  }
  if (message === undefined) throw otherwise(server);
  return message;
}

function post(
  watch: Watch,
  channel: Duplex,
  { url, body }: { readonly url: URL; readonly body: Buffer },
): Promise<Buffer> {
  return new Promise<Buffer>((resolve, reject) => {
    const broken = new Down(
      'CONNECT',
      `the DNS server ${url.host} closed the connection without an answer`,
    );
    if (channel.destroyed) {
      reject(channel.errored ?? broken);
      return;
    }
    channel.once('close', () => {
      reject(broken);
    });
    const outgoing = open({
      method: 'POST',
      path: url.pathname + url.search,
      headers: {
        Host: url.host,
        'User-Agent': userAgent,
        Accept: dnsMessageType,
        'Content-Type': dnsMessageType,
        'Content-Length': body.length,
        Connection: 'close',
      },
      // The connection is our own, resolved and judged already; there is no agent and no pool.
      createConnection: () => channel,
    });
    watch.own(() => outgoing.destroy());
    outgoing.on('error', reject);
    outgoing.once('response', answer => {
      read(answer, url.host).then(resolve, reject);
    });
    outgoing.end(body);
  });
}

async function read(answer: IncomingMessage, server: string): Promise<Buffer> {
  const { statusCode = 0, headers } = answer;
  if (statusCode !== 200)
    throw new Down('PROTOCOL', `the DNS server ${server} answered ${statusCode}, expected 200`);
  if (headers['content-type']?.toLowerCase().split(';')[0]?.trim() !== dnsMessageType)
    throw new Down('PROTOCOL', `what the DNS server ${server} answered is no ${dnsMessageType}`);
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > mostAnswerBytes) throw malformed(server);
  }
  return Buffer.concat(pieces);
}
