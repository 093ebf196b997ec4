import type { DnsRecord, DnsTarget, Outcome } from '@dialtone/model';
import { showAddress } from './address.js';
import { place, type Sheet } from './columns.js';
import { lookupSeconds, secondsOf } from './phases.js';

/** What blackbox_exporter's dns prober shows; `resolve` finds the server that is asked. */
export function showDns(sheet: Sheet, { recordType }: DnsTarget, outcome: Outcome): void {
  const { values } = sheet;
  const seen = outcome.sight?.dns;
  showAddress(sheet, outcome);
  values[place.dnsResolve] = lookupSeconds(outcome);
  values[place.dnsConnect] = secondsOf(outcome, 'connect') + secondsOf(outcome, 'tls');
  values[place.dnsRequest] = secondsOf(outcome, 'processing');
  values[place.dnsAnswers] = seen?.answers.length ?? 0;
  values[place.dnsAuthority] = seen?.authority.length ?? 0;
  values[place.dnsAdditional] = seen?.additional.length ?? 0;
  values[place.dnsSucceeded] = Number(seen !== undefined);
  if (recordType === 'SOA' && seen !== undefined) values[place.dnsSerial] = serialOf(seen.answers);
}

/** `ns.example.com. admin.example.com. 2026010101 7200 …`: the third part of the record. */
function serialOf(answers: readonly DnsRecord[]): number {
  const record = answers.findLast(({ type }) => type === 'SOA');
  return record === undefined ? 0 : Number(record.data.split(/\s+/u)[2] ?? 0);
}
