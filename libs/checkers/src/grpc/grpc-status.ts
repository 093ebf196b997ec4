import type { IncomingHttpHeaders } from 'node:http2';
import { quote } from '@dialtone/model';

/** How a call ended, as its server says. */
export interface GrpcStatus {
  readonly code: number;
  readonly message: string;
}

/** By number; https://grpc.io/docs/guides/status-codes/ */
const names = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;

/** Characters of a message that are kept. */
const mostMessage = 500;

/** What headers or trailers say; undefined when they say nothing that can be read. */
export function statusOf(fields: IncomingHttpHeaders): GrpcStatus | undefined {
  const code = fields['grpc-status'];
  if (typeof code !== 'string' || !/^\d{1,9}$/u.test(code)) return undefined;
  const message = fields['grpc-message'];
  return { code: Number(code), message: typeof message === 'string' ? decoded(message) : '' };
}

/** Percent-encoded UTF-8; what is wrongly encoded is shown as it came. */
function decoded(message: string): string {
  const cut = message.slice(0, 9 * mostMessage);
  try {
    return decodeURIComponent(cut).slice(0, mostMessage);
  } catch {
    return cut.slice(0, mostMessage); // A URIError.
  }
}

/** Why a call failed, as a sentence. */
export function failureSentence({ code, message }: GrpcStatus, service: string): string {
  if (code === 5 && service !== '') return `the server knows no service ${quote(service)}`;
  if (code === 12) return 'the server has no health service (grpc.health.v1)';
  const name = names[code] ?? 'no known status';
  return `answered ${code} ${name}${message === '' ? '' : `: ${quote(message, 200)}`}`;
}
