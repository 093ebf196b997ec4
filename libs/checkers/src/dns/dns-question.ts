import { isIP, isIPv4 } from 'node:net';
import type { DnsTarget } from '@dialtone/model';
import { asciiName } from '@dialtone/model';
import type { RecordClass, RecordType } from 'dns-packet';
import { AUTHENTIC_DATA, encode, RECURSION_DESIRED } from 'dns-packet';
import { addressBytes } from '../network/cidr.js';
import { classNumber, typeNumber } from './dns-type.js';
import { Down } from '../observe.js';
import { dnsSentence } from '../network/resolve.js';

/** What a DNS server is asked. */
export interface DnsQuestion {
  /** In lower case, without its last dot. */
  readonly name: string;
  readonly type: number;
  readonly recordClass: number;
  /** Whether the server is to look further than itself. */
  readonly recursion: boolean;
}

/**
 * The question of a target.
 * @throws Down when its name is none that DNS can hold
 */
export function questionOf({ host, recordType, recordClass, recursion }: DnsTarget): DnsQuestion {
  const name = nameFor(host, recordType).toLowerCase();
  if (name.length > 253 || !name.split('.').every(label => /^.{1,63}$/su.test(label)))
    throw new Down('DNS', dnsSentence('EBADNAME', name, ''));
  return {
    name,
    type: typeNumber(recordType),
    recordClass: classNumber(recordClass),
    recursion,
  };
}

/** What fits into a packet on every path, as the DNS flag day of 2020 has it. */
const udpPayloadSize = 1232;

/** The question as it is sent. */
export const questionPacket = (question: DnsQuestion, id: number): Buffer =>
  encode({
    type: 'query',
    id,
    // A server says whether it vouches for an answer to those who ask for that, RFC 6840.
    flags: AUTHENTIC_DATA | (question.recursion ? RECURSION_DESIRED : 0),
    questions: [
      {
        name: question.name,
        // The library takes any number by this name, and of classes only those that it knows.
        type: `UNKNOWN_${question.type}` as RecordType,
        class: (question.recordClass === 3 ? 'CH' : 'IN') satisfies RecordClass,
      },
    ],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  });

/** An address asked for by PTR becomes its reverse name. */
function nameFor(host: string, recordType: string): string {
  if (recordType === 'PTR' && isIP(host) !== 0) return reverseName(host);
  return (asciiName(host) ?? host).replace(/(?<=.)\.$/u, '');
}

/** 10.0.0.1 becomes 1.0.0.10.in-addr.arpa, and an IPv6 address its nibbles under ip6.arpa. */
function reverseName(address: string): string {
  const bytes = addressBytes(address) ?? [];
  if (isIPv4(address)) return `${bytes.toReversed().join('.')}.in-addr.arpa`;
  const nibbles = bytes.flatMap(byte => [byte >> 4, byte & 15]).map(nibble => nibble.toString(16));
  return `${nibbles.toReversed().join('.')}.ip6.arpa`;
}
