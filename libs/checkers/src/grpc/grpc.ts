import type { GrpcTarget } from '@dialtone/model';
import { quote } from '@dialtone/model';
import type { AddressBook } from '../network/address-book.js';
import { wished } from '../network/address-book.js';
import type { Checker } from '../checker.js';
import { checked } from '../checked.js';
import { connect } from '../network/connect.js';
import { atEachAddress } from '../network/each-address.js';
import { endpoint } from '../network/endpoint.js';
import type { GrpcAnswer } from './grpc-call.js';
import { callGrpc } from './grpc-call.js';
import { failureSentence, type GrpcStatus, statusOf } from './grpc-status.js';
import { healthRequest, servingIn } from './health-message.js';
import { Down } from '../observe.js';
import type { Watch } from '../observe.js';
import type { Names } from '../network/resolve.js';
import { secure } from '../tls/tls.js';

/**
 * A grpc target is up when its server says by grpc.health.v1 that it serves the service. Where an expectation looks at
 * that word, the expectation alone decides on it.
 */
export const grpcChecker = (names: Names): Checker<GrpcTarget> =>
  checked(async (target, watch) => {
    const { allAddresses } = target;
    const place = { watch, book: wished(names, target), place: target, allAddresses };
    await atEachAddress(place, book => ask(watch, book, target));
  });

async function ask(watch: Watch, book: AddressBook, target: GrpcTarget): Promise<void> {
  const { host, port, service = '' } = target;
  const answer = await callGrpc(watch, await lineTo(watch, book, target), {
    method: 'grpc.health.v1.Health/Check',
    authority: endpoint(host, port),
    secure: target.security === 'TLS',
    message: healthRequest(service),
  });
  const status = seen(watch, answer);
  if (status.code !== 0) throw new Down('ANSWER', failureSentence(status, service));
  const serving = servingOf(watch, answer);
  watch.sight.grpc = { ...watch.sight.grpc, serving };
  if (target.expectations.some(({ subject }) => subject === 'SERVING')) return;
  if (serving !== 'SERVING')
    throw new Down('ANSWER', `${named(service)} is ${serving}, expected SERVING`);
}

async function lineTo(watch: Watch, book: AddressBook, target: GrpcTarget) {
  const { host, security, tls } = target;
  const socket = await connect(watch, book, target);
  if (security === 'PLAIN') return socket;
  const options = tls === undefined ? {} : { options: tls };
  const secured = await secure(watch, socket, { host, alpn: ['h2'], ...options });
  if (secured.alpnProtocol === 'h2') return secured;
  throw new Down('PROTOCOL', `${watch.peer} did not agree on HTTP/2 in the TLS handshake (ALPN)`);
}

/**
 * What the answer says of the call.
 * @throws Down when it is no answer of gRPC
 */
function seen(watch: Watch, answer: GrpcAnswer): GrpcStatus {
  const { headers, trailers } = answer;
  const httpStatus = headers[':status'] ?? 0;
  // A status that comes alone stands among the headers.
  const status = statusOf(trailers) ?? statusOf(headers);
  watch.sight.grpc = {
    httpStatus,
    ...(status !== undefined && { status: status.code, message: status.message }),
  };
  if (httpStatus !== 200) throw new Down('STATUS', `answered HTTP ${httpStatus}, expected 200`);
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('application/grpc'))
    throw new Down(
      'PROTOCOL',
      `the answer of ${watch.peer} is not gRPC: its type is ${quote(type, 100)}`,
    );
  if (status !== undefined) return status;
  throw new Down(
    'PROTOCOL',
    `the answer of ${watch.peer} is not gRPC: it ended without a grpc-status`,
  );
}

function servingOf({ peer }: Watch, { message }: GrpcAnswer): string {
  const serving = message === undefined ? undefined : servingIn(message);
  if (serving !== undefined) return serving;
  throw new Down('PROTOCOL', `the answer of ${peer} holds no message of grpc.health.v1`);
}

const named = (service: string): string =>
  service === '' ? 'the server' : `the service ${quote(service)}`;
