import {
  type DnsTarget,
  dnsTarget,
  type GrpcTarget,
  grpcTarget,
  type HttpTarget,
  httpTarget,
  type IcmpTarget,
  icmpTarget,
  type TcpTarget,
  tcpTarget,
  type TlsTarget,
  tlsTarget,
  type WsTarget,
  wsTarget,
} from '@dialtone/model';
import type { CheckContext } from '../checker.js';
import type { EchoRequest } from '../icmp/echo.js';
import { createEgress } from '../network/egress.js';

/** Ten seconds, a signal that never aborts, and the whole world open. */
export const aContext = (difference: Partial<CheckContext> = {}): CheckContext => ({
  signal: new AbortController().signal,
  timeoutMs: 10_000,
  egress: createEgress({ deny: [], allow: [] }),
  now: () => Date.now(),
  after: (delayMs, then) => {
    const timer = setTimeout(then, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
  ...difference,
});

export const anHttpTarget = (
  given: Partial<HttpTarget> & { readonly url: string },
): HttpTarget => ({
  ...httpTarget.parse(given),
  type: 'http',
});

export const aDnsTarget = (given: Partial<DnsTarget> & { readonly host: string }): DnsTarget => ({
  ...dnsTarget.parse(given),
  type: 'dns',
});

export const anIcmpTarget = (
  given: Partial<IcmpTarget> & { readonly host: string },
): IcmpTarget => ({
  ...icmpTarget.parse(given),
  type: 'icmp',
});

export const aTcpTarget = (
  given: Partial<TcpTarget> & { readonly host: string; readonly port: number },
): TcpTarget => ({
  ...tcpTarget.parse(given),
  type: 'tcp',
});

export const aGrpcTarget = (
  given: Partial<GrpcTarget> & { readonly host: string; readonly port: number },
): GrpcTarget => ({
  ...grpcTarget.parse(given),
  type: 'grpc',
});

export const aWsTarget = (given: Partial<WsTarget> & { readonly url: string }): WsTarget => ({
  ...wsTarget.parse(given),
  type: 'ws',
});

export const aTlsTarget = (given: Partial<TlsTarget> & { readonly host: string }): TlsTarget => ({
  ...tlsTarget.parse(given),
  type: 'tls',
});

/** One request to this machine, as `ping` would send it. */
export const anEchoRequest = (difference: Partial<EchoRequest> = {}): EchoRequest => ({
  address: '127.0.0.1',
  count: 1,
  intervalMs: 0,
  size: 56,
  ttl: 64,
  dontFragment: false,
  stopAtFirstReply: false,
  timeoutMs: 5000,
  ...difference,
});
