import type { Outcome, TcpTarget } from '@dialtone/model';
import { addressPoints } from './address.js';
import { type Point, point } from './catalogue.js';
import { certificatePoints } from './certificate.js';

/** What blackbox_exporter's tcp prober shows. */
export const tcpPoints = (target: TcpTarget, outcome: Outcome): Point[] => [
  ...addressPoints(outcome),
  point('probe_failed_due_to_regex', Number(!outcome.up && outcome.reason === 'ANSWER')),
  ...certificatePoints(outcome.sight?.tls, target.tls),
];
