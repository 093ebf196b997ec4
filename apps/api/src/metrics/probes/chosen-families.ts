import { familyNames } from '../blackbox/families/catalogue.js';
import { checkResults } from './check-results.js';

/** Every family that has samples for each probe. */
export const probeFamilyNames: readonly string[] = [checkResults.name, ...familyNames].sort();

/**
 * What is large, changes seldom and is seldom asked for: exported where somebody wants it. With it the samples of ten
 * thousand HTTPS probes would be half as large again.
 */
export const unusualFamilies: ReadonlySet<string> = new Set([
  'probe_http_last_modified_timestamp_seconds',
  'probe_http_uncompressed_body_length',
  'probe_ip_addr_hash',
  'probe_ssl_last_chain_expiry_timestamp_seconds',
  'probe_ssl_last_chain_info',
  'probe_tls_cipher_info',
  'probe_tls_version_info',
]);

const usual = probeFamilyNames.filter(name => !unusualFamilies.has(name));

/** `-probe_success` and `+probe_success`; without a sign, those named are all. */
const nameOf = (entry: string): string => entry.replace(/^[+-]/u, '');

/** @returns what is wrong with an entry, in words */
export const familyProblem = (entry: string): string | undefined =>
  entry === 'all' || probeFamilyNames.includes(nameOf(entry))
    ? undefined
    : `There is no “${nameOf(entry)}”; there are ${probeFamilyNames.join(', ')}.`;

/** What a list of entries chooses; without one, the usual. */
export function chosenFamilies(entries: readonly string[]): ReadonlySet<string> {
  const plain = entries.filter(entry => !/^[+-]/u.test(entry));
  const chosen = new Set(
    plain.length === 0 ? usual : plain.includes('all') ? probeFamilyNames : plain,
  );
  for (const entry of entries) {
    if (entry.startsWith('+')) chosen.add(nameOf(entry));
    if (entry.startsWith('-')) chosen.delete(nameOf(entry));
  }
  return chosen;
}
