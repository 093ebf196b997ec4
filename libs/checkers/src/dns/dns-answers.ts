import { isIPv6 } from 'node:net';
import type { DnsRecord } from '@dialtone/model';
import ipaddr from 'ipaddr.js';

/** The normal form of the data of a record as a person writes it. */
type Normal = (text: string) => string;

/**
 * By type: names in lower case without their last dot, addresses and texts in one way of the many. Of other types only
 * the spaces are the same for all: what they hold may be sensitive to the case of its letters.
 */
const normals: Readonly<Record<string, Normal | undefined>> = {
  A: words,
  AAAA: address,
  CNAME: words,
  DNAME: words,
  NS: words,
  PTR: words,
  MX: words,
  SRV: words,
  SOA: words,
  DS: words,
  SSHFP: words,
  TLSA: words,
  TXT: unquoted,
  CAA: text =>
    text.replace(/^(\d+)\s+(\S+)\s+(.*)$/u, (_all, flags: string, tag: string, value: string) =>
      caaText(flags, tag, unquoted(value)),
    ),
};

/** Whether a record holds what a person wrote down. */
export const isAnswer = ({ type, data }: DnsRecord, expected: string): boolean =>
  data === (normals[type] ?? spaced)(expected);

/** Words apart by one space, in lower case, each without its last dot. */
export function words(text: string): string {
  return spaced(text)
    .toLowerCase()
    .split(' ')
    .map(word => (word.length > 1 ? word.replace(/\.$/u, '') : word))
    .join(' ');
}

const spaced = (text: string): string => text.trim().replace(/\s+/gu, ' ');

/** One way to write an address, whichever was taken: 2001:DB8:0::1 is 2001:db8::1. */
export function address(text: string): string {
  const bare = text.trim();
  return isIPv6(bare) ? ipaddr.IPv6.parse(bare).toRFC5952String() : bare;
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/su, '$1');
}

export const caaText = (flags: string | number, tag: string, value: string): string =>
  `${flags} ${tag.toLowerCase()} "${value}"`;
