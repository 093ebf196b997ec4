import type {
  CaaData,
  DnskeyData,
  DsData,
  HInfoData,
  MxData,
  NaptrData,
  Nsec3Data,
  NsecData,
  RrsigData,
  SoaData,
  SrvData,
  TlsaData,
} from 'dns-packet';
import { address, caaText } from './dns-answers.js';

/** How the data of a record is written: as zone files have it, in the normal form of its type. */
type Write = (data: never) => string;

/** A name as a zone file has it, in lower case without its last dot; what would break a line or a word is a number. */
export const nameText = (name: string): string =>
  name.toLowerCase().replace(/[\0-\x20\x7f]/gu, byte => {
    const number = byte.charCodeAt(0);
    return `\\${String(number).padStart(3, '0')}`;
  });

const quoted = (text: string): string => `"${text.replace(/["\\]/gu, '\\$&')}"`;

/** By the names of dns-packet; what it does not know has no page here and is told byte for byte. */
const writers: Readonly<Record<string, Write | undefined>> = {
  A: (data: string) => data,
  AAAA: address,
  CNAME: nameText,
  DNAME: nameText,
  NS: nameText,
  PTR: nameText,
  MX: ({ preference = 0, exchange }: MxData) => `${preference} ${nameText(exchange)}`,
  SRV: ({ priority = 0, weight = 0, port, target }: SrvData) =>
    `${priority} ${weight} ${port} ${nameText(target)}`,
  SOA: ({ mname, rname, serial, refresh, retry, expire, minimum }: SoaData) =>
    [nameText(mname), nameText(rname), serial, refresh, retry, expire, minimum].join(' '),
  TXT: (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8'),
  CAA: ({ flags = 0, tag, value }: CaaData) => caaText(flags, tag, value),
  HINFO: ({ cpu, os }: HInfoData) => `${quoted(cpu)} ${quoted(os)}`,
  NAPTR: ({ order, preference, flags, services, regexp, replacement }: NaptrData) =>
    `${order} ${preference} ${[flags, services, regexp].map(quoted).join(' ')} ${nameText(replacement)}`,
  DS: ({ keyTag, algorithm, digestType, digest }: DsData) =>
    `${keyTag} ${algorithm} ${digestType} ${digest.toString('hex')}`,
  DNSKEY: ({ flags, algorithm, key }: DnskeyData) =>
    `${flags} 3 ${algorithm} ${key.toString('base64')}`,
  RRSIG: (data: RrsigData) =>
    [
      ...[data.typeCovered, data.algorithm, data.labels, data.originalTTL],
      ...[moment(data.expiration), moment(data.inception), data.keyTag],
      ...[nameText(data.signersName), data.signature.toString('base64')],
    ].join(' '),
  NSEC: ({ nextDomain, rrtypes }: NsecData) => [nameText(nextDomain), ...rrtypes].join(' '),
  NSEC3: ({ algorithm, flags, iterations, salt, nextDomain, rrtypes }: Nsec3Data) =>
    [
      ...[algorithm, flags, iterations, salt.length === 0 ? '-' : salt.toString('hex')],
      ...[base32(nextDomain), ...rrtypes],
    ].join(' '),
  TLSA: ({ usage, selector, matchingType, certificate }: TlsaData) =>
    `${usage} ${selector} ${matchingType} ${certificate.toString('hex')}`,
};

/** Of types whose data dns-packet refuses, or cannot measure, when it holds a number that is newer than the library. */
const rawWriters: Readonly<Record<string, ((bytes: Buffer) => string) | undefined>> = {
  SSHFP: ([algorithm = 0, hash = 0, ...fingerprint]) =>
    `${algorithm} ${hash} ${Buffer.from(fingerprint).toString('hex')}`,
};

export const writerOf = (type: string): ((data: unknown) => string) | undefined =>
  writers[type] as ((data: unknown) => string) | undefined;

/** Data that dns-packet does not read; of no known form, as RFC 3597 has it: `\# 4 0a000001`. */
export const rawText = (type: string, bytes: Buffer): string =>
  rawWriters[type]?.(bytes) ??
  `\\# ${bytes.length}${bytes.length === 0 ? '' : ` ${bytes.toString('hex')}`}`;

/** Seconds since 1970 as signatures are dated: 20260131120000. */
const moment = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace(/\.\d+Z$|\D/gu, '');

/** RFC 4648 with the extended hexadecimal alphabet, in lower case, without padding. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/gu) ?? [];
  return groups.map(group => parseInt(group.padEnd(5, '0'), 2).toString(32)).join('');
}
