import type { Outcome, Target, TargetOf, TargetType } from '@dialtone/model';
import { addressPoints } from './address.js';
import { type Point, point } from './catalogue.js';
import { certificatePoints, cipherPoints } from './certificate.js';
import { dnsPoints } from './dns.js';
import { grpcPoints } from './grpc.js';
import { httpPoints } from './http.js';
import { icmpPoints } from './icmp.js';
import { tcpPoints } from './tcp.js';

type Page<T extends Target> = (target: T, outcome: Outcome) => Point[];

/** One page per type of target. What blackbox_exporter has no prober for shows its address and its certificate. */
const pages: { readonly [T in TargetType]: Page<TargetOf<T>> } = {
  http: httpPoints,
  tcp: tcpPoints,
  dns: dnsPoints,
  icmp: icmpPoints,
  grpc: grpcPoints,
  ws: (target, outcome) => [
    ...addressPoints(outcome),
    ...certificatePoints(outcome.sight?.tls, target.tls),
  ],
  tls: (target, outcome) => [
    ...addressPoints(outcome),
    ...certificatePoints(outcome.sight?.tls, target.tls),
    ...cipherPoints(outcome.sight?.tls),
  ],
};

/** What the prober of this type shows of a check, but for the two that all of them share. */
export const pointsOf = (target: Target, outcome: Outcome): Point[] =>
  (pages[target.type] as Page<Target>)(target, outcome);

/** What all probers share. */
export const verdictPoints = ({ up }: Pick<Outcome, 'up'>, seconds: number): Point[] => [
  point('probe_success', Number(up)),
  point('probe_duration_seconds', seconds),
];
