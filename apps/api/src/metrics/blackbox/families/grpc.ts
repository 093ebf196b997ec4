import type { GrpcTarget, Outcome } from '@dialtone/model';
import { addressPoints } from './address.js';
import { type Point, point, pointsBy } from './catalogue.js';
import { certificatePoints } from './certificate.js';
import { isResolved, lookupSeconds, secondsOf } from './phases.js';

const servingStatuses = ['NOT_SERVING', 'SERVICE_UNKNOWN', 'SERVING', 'UNKNOWN'] as const;

/** Of gRPC's status codes, those that stand for a call without an answer. */
const codes = { deadlineExceeded: 4, unavailable: 14 } as const;

/** What blackbox_exporter's grpc prober shows. */
export function grpcPoints(target: GrpcTarget, outcome: Outcome): Point[] {
  const seen = outcome.sight?.grpc;
  const asked = isResolved(outcome);
  return [
    ...addressPoints(outcome),
    ...pointsBy('probe_grpc_duration_seconds', 'phase', {
      resolve: lookupSeconds(outcome),
      ...(asked && { check: secondsOf(outcome, 'connect', 'tls', 'processing', 'transfer') }),
    }),
    point('probe_grpc_ssl', Number(seen?.status === 0 && target.security === 'TLS')),
    point('probe_grpc_status_code', asked ? (seen?.status ?? codeOf(outcome)) : 0),
    ...(asked ? servingPoints(seen?.serving) : []),
    // Of the end of the verified chain its prober says nothing.
    ...certificatePoints(outcome.sight?.tls, target.tls).filter(
      ({ family }) => family !== 'probe_ssl_last_chain_expiry_timestamp_seconds',
    ),
  ];
}

const servingPoints = (serving: string | undefined): Point[] =>
  pointsBy(
    'probe_grpc_healthcheck_response',
    'serving_status',
    Object.fromEntries(servingStatuses.map(status => [status, Number(status === serving)])),
  );

const codeOf = (outcome: Outcome): number =>
  !outcome.up && outcome.reason === 'TIMEOUT' ? codes.deadlineExceeded : codes.unavailable;
