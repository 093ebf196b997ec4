import type { GrpcTarget, Outcome } from '@dialtone/model';
import { showAddress } from './address.js';
import { showCertificate } from './certificate.js';
import { place, type Sheet } from './columns.js';
import { isResolved, lookupSeconds, secondsOf } from './phases.js';

/** Of gRPC's status codes, those that stand for a call without an answer. */
const codes = { deadlineExceeded: 4, unavailable: 14 } as const;

/** What blackbox_exporter's grpc prober shows. */
export function showGrpc(sheet: Sheet, target: GrpcTarget, outcome: Outcome): void {
  const { values } = sheet;
  const seen = outcome.sight?.grpc;
  const asked = isResolved(outcome);
  showAddress(sheet, outcome);
  values[place.grpcResolve] = lookupSeconds(outcome);
  values[place.grpcSsl] = Number(seen?.status === 0 && target.security === 'TLS');
  values[place.grpcStatus] = asked ? (seen?.status ?? codeOf(outcome)) : 0;
  if (asked) {
    values[place.grpcCheck] = checkSeconds(outcome);
    showServing(sheet, seen?.serving);
  }
  showCertificate(sheet, outcome.sight?.tls, target.tls);
  // Of the end of the verified chain its prober says nothing.
  values[place.chainEnd] = NaN;
}

const checkSeconds = (outcome: Outcome): number =>
  secondsOf(outcome, 'connect') +
  secondsOf(outcome, 'tls') +
  secondsOf(outcome, 'processing') +
  secondsOf(outcome, 'transfer');

function showServing({ values }: Sheet, serving: string | undefined): void {
  values[place.grpcNotServing] = Number(serving === 'NOT_SERVING');
  values[place.grpcServiceUnknown] = Number(serving === 'SERVICE_UNKNOWN');
  values[place.grpcServing] = Number(serving === 'SERVING');
  values[place.grpcUnknown] = Number(serving === 'UNKNOWN');
}

const codeOf = (outcome: Outcome): number =>
  !outcome.up && outcome.reason === 'TIMEOUT' ? codes.deadlineExceeded : codes.unavailable;
