import type { IcmpTarget, Outcome } from '@dialtone/model';
import { addressPoints } from './address.js';
import { type Point, point, pointsBy } from './catalogue.js';
import { lookupSeconds, secondsOf } from './phases.js';

/** What blackbox_exporter's icmp prober shows: it knows of one echo request, so the round trip is that of the first. */
export function icmpPoints(_target: IcmpTarget, outcome: Outcome): Point[] {
  const seen = outcome.sight?.icmp;
  return [
    ...addressPoints(outcome),
    ...pointsBy('probe_icmp_duration_seconds', 'phase', {
      resolve: lookupSeconds(outcome),
      setup: secondsOf(outcome, 'connect'),
      rtt: (seen?.roundTripsMs[0] ?? 0) / 1000,
    }),
    ...(seen?.hopLimit === undefined ? [] : [point('probe_icmp_reply_hop_limit', seen.hopLimit)]),
  ];
}
