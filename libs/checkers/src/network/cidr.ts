import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { quote } from '@dialtone/model';

/** A range of addresses: those that begin with the same bits. */
export interface Cidr {
  /** 4 bytes of an IPv4, 16 of an IPv6 address. */
  readonly bytes: readonly number[];
  readonly bits: number;
}

/** What is wrong with a text that should be a CIDR or a single address, as a sentence; undefined when nothing is. */
export function cidrProblem(text: string): string | undefined {
  const [address = '', bits, ...more] = text.trim().split('/');
  const family = isIP(address);
  if (more.length > 0 || family === 0 || address.includes('%'))
    return `${quote(text)} is not a range of addresses. Write 10.0.0.0/8, fd00::/8 or a single address.`;
  const most = family === 4 ? 32 : 128;
  if (bits !== undefined && !(/^\d{1,3}$/u.test(bits) && Number(bits) <= most))
    return `${quote(text)} has a wrong length: after the slash stands a number from 0 to ${most}.`;
  return undefined;
}

/** @throws Error with the sentence of `cidrProblem` */
export function parseCidr(text: string): Cidr {
  const problem = cidrProblem(text);
  if (problem !== undefined) throw new Error(problem);
  const [address = '', bits] = text.trim().split('/');
  const bytes = addressBytes(address) ?? [];
  const length = bits === undefined ? bytes.length * 8 : Number(bits);
  // ::ffff:10.0.0.0/104 is 10.0.0.0/8, and is judged as what it means.
  return isMapped(bytes) && length >= 96
    ? { bytes: bytes.slice(12), bits: length - 96 }
    : { bytes, bits: length };
}

/** The bytes of an IP address as text, its zone left out; undefined when it is none. */
export function addressBytes(text: string): number[] | undefined {
  // The usual case, asked at each check: the ways of all notations are slow.
  const dotted = dottedBytes(text);
  if (dotted !== undefined) return dotted;
  const [address = ''] = text.split('%');
  return isIP(address) === 0 ? undefined : ipaddr.parse(address).toByteArray();
}

/** The bytes of `10.0.0.1`, as `isIP` knows it: without leading zeros; undefined of any other text. */
function dottedBytes(text: string): number[] | undefined {
  const bytes = [0, 0, 0, 0];
  let [place, digits, value] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === dot) {
      if (digits === 0 || place === 3) return undefined;
      bytes[place] = value;
      place += 1;
      [digits, value] = [0, 0];
      continue;
    }
    const digit = code - zero;
    if (digit < 0 || digit > 9 || (digits > 0 && value === 0)) return undefined;
    value = value * 10 + digit;
    digits += 1;
    if (value > 255) return undefined;
  }
  if (digits === 0 || place < 3) return undefined;
  bytes[3] = value;
  return bytes;
}
const dot = 0x2e;
const zero = 0x30;

/** ::ffff:a.b.c.d, which the system connects to as a.b.c.d. */
export const isMapped = (bytes: readonly number[]): boolean =>
  bytes.length === 16 && covers({ bytes: mappedPrefix, bits: 96 }, bytes);
const mappedPrefix = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

export function covers({ bytes, bits }: Cidr, address: readonly number[]): boolean {
  const whole = bits >> 3;
  for (let at = 0; at < whole; at += 1) if (bytes[at] !== address[at]) return false;
  const mask = 0xff & (0xff << (8 - (bits & 7)));
  return ((bytes[whole] ?? 0) & mask) === ((address[whole] ?? 0) & mask);
}
