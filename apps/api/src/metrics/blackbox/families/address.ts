import { addressBytes } from '@dialtone/checkers';
import type { Outcome, Sight } from '@dialtone/model';
import { type Point, point } from './catalogue.js';
import { lookupSeconds } from './phases.js';

/** What every prober shows of the address that it found for its target. */
export function addressPoints(outcome: Outcome): Point[] {
  const { sight } = outcome;
  // Nothing was looked up: the target could not even be read.
  if (sight === undefined) return [];
  const address = firstAddress(sight);
  const bytes = address === undefined ? [] : (addressBytes(address) ?? []);
  return [
    point('probe_dns_lookup_time_seconds', lookupSeconds(outcome)),
    point('probe_ip_addr_hash', bytes.length === 0 ? 0 : fnv32a(bytes)),
    point('probe_ip_protocol', versions[bytes.length] ?? 0),
  ];
}

/** By the count of an address's bytes. */
const versions: Readonly<Record<number, number>> = { 4: 4, 16: 6 };

/** That of the target itself, not of where a redirect led. */
const firstAddress = ({ http, address, addresses }: Sight): string | undefined =>
  http?.hops[0]?.address ?? address ?? addresses[0];

/** FNV-1a with 32 bits. */
export function fnv32a(bytes: readonly number[]): number {
  let hash = 0x81_1c_9d_c5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01_00_01_93);
  return hash >>> 0;
}
