import { bytes, type Find } from '../talk/hearing.js';
import { declined, stranger, type StartTls } from './before-tls.js';

/** PostgreSQL: a length, and the number of an SSLRequest; the answer is one letter. */
export const startPostgresql: StartTls = async ({ peer, say, take }) => {
  say(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]));
  const answer = (await take(bytes(1))).toString('latin1');
  if (answer === 'N') throw declined(peer);
  if (answer !== 'S') throw stranger(peer, 'PostgreSQL', answer);
};

/** MySQL and MariaDB: the server greets and says what it can; the client answers with the first part of its log-in. */
export const startMysql: StartTls = async ({ peer, say, take }) => {
  const greeting = await take(mysqlPacket);
  // An error in place of a greeting: too many connections, this host is not allowed.
  if (greeting[0] === 0xff) throw declined(peer, greeting.toString('utf8', 3));
  if (greeting[0] !== 10) throw stranger(peer, 'MySQL', greeting.toString());
  if ((capabilitiesIn(greeting) & clientSsl) === 0) throw declined(peer);
  say(sslRequest);
};

/** Its length is three bytes, the lowest first; behind them stands its number. No greeting is longer than 1 KiB. */
const mysqlPacket: Find<Buffer> = (heard, isAll) => {
  const length = heard.length < 4 ? 0 : heard.readUIntLE(0, 3);
  const isOther = heard.length >= 4 && (length > 1024 || heard[3] !== 0);
  if (isOther || (isAll && heard.length > 0)) return { value: heard, bytes: heard.length };
  return heard.length >= 4 && heard.length >= 4 + length
    ? { value: heard.subarray(4, 4 + length), bytes: 4 + length }
    : undefined;
};

/** Behind the version, which ends with a zero: the connection's number, 8 bytes of salt, a zero, the capabilities. */
function capabilitiesIn(greeting: Buffer): number {
  const at = greeting.indexOf(0, 1) + 1 + 4 + 8 + 1;
  return greeting.length >= at + 2 ? greeting.readUInt16LE(at) : 0;
}

const clientSsl = 0x0800;
/** The protocol of 4.1, with its way to hide passwords. */
const clientProtocol41 = 0x0200;
const secureConnection = 0x8000;

/** Capabilities, the longest packet (16 MiB), the character set (utf8mb4), 23 zeros: packet number 1. */
const sslRequest = Buffer.concat([
  Buffer.from([32, 0, 0, 1]),
  Buffer.from([
    clientProtocol41 & 0xff,
    (clientSsl | clientProtocol41 | secureConnection) >> 8,
    0,
    0,
  ]),
  Buffer.from([0, 0, 0, 1, 45]),
  Buffer.alloc(23),
]);
