import { addressBytes } from '@dialtone/checkers';
import type { Outcome, Sight } from '@dialtone/model';
import { place, type Sheet } from './columns.js';
import { lookupSeconds } from './phases.js';

/** What every prober shows of the address that it found for its target. */
export function showAddress(sheet: Sheet, outcome: Outcome): void {
  const { sight } = outcome;
  // Nothing was looked up: the target could not even be read.
  if (sight === undefined) return;
  const address = firstAddress(sight);
  sheet.values[place.lookup] = lookupSeconds(outcome);
  if (sheet.wanted.has('probe_ip_addr_hash')) sheet.values[place.addressHash] = hashOf(address);
  sheet.values[place.ipVersion] = versionOf(address);
}

function hashOf(address = ''): number {
  const bytes = addressBytes(address) ?? [];
  return bytes.length === 0 ? 0 : fnv32a(bytes);
}

/** 0 where there is no address. */
function versionOf(address: string | undefined): number {
  if (address === undefined) return 0;
  return address.includes(':') ? 6 : 4;
}

/** That of the target itself, not of where a redirect led. */
const firstAddress = ({ http, address, addresses }: Sight): string | undefined =>
  http?.hops[0]?.address ?? address ?? addresses[0];

/** FNV-1a with 32 bits. */
export function fnv32a(bytes: readonly number[]): number {
  let hash = 0x81_1c_9d_c5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01_00_01_93);
  return hash >>> 0;
}
