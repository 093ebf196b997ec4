import type { DnsRecord, DnsTarget, Outcome } from '@dialtone/model';
import { addressPoints } from './address.js';
import { type Point, point, pointsBy } from './catalogue.js';
import { lookupSeconds, secondsOf } from './phases.js';

/** What blackbox_exporter's dns prober shows; `resolve` finds the server that is asked. */
export function dnsPoints({ recordType }: DnsTarget, outcome: Outcome): Point[] {
  const seen = outcome.sight?.dns;
  return [
    ...addressPoints(outcome),
    ...pointsBy('probe_dns_duration_seconds', 'phase', {
      resolve: lookupSeconds(outcome),
      connect: secondsOf(outcome, 'connect', 'tls'),
      request: secondsOf(outcome, 'processing'),
    }),
    point('probe_dns_answer_rrs', seen?.answers.length ?? 0),
    point('probe_dns_authority_rrs', seen?.authority.length ?? 0),
    point('probe_dns_additional_rrs', seen?.additional.length ?? 0),
    point('probe_dns_query_succeeded', Number(seen !== undefined)),
    ...(recordType === 'SOA' && seen !== undefined
      ? [point('probe_dns_serial', serialOf(seen.answers))]
      : []),
  ];
}

/** `ns.example.com. admin.example.com. 2026010101 7200 …`: the third part of the record. */
function serialOf(answers: readonly DnsRecord[]): number {
  const record = answers.findLast(({ type }) => type === 'SOA');
  return record === undefined ? 0 : Number(record.data.split(/\s+/u)[2] ?? 0);
}
