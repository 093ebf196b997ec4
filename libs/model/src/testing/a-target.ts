import { type DnsTarget, dnsTarget } from '../targets/dns.js';
import { type GrpcTarget, grpcTarget } from '../targets/grpc.js';
import { type HttpTarget, httpTarget } from '../targets/http.js';
import { type IcmpTarget, icmpTarget } from '../targets/icmp.js';
import { type TcpTarget, tcpTarget } from '../targets/tcp.js';
import { type TlsTarget, tlsTarget } from '../targets/tls.js';
import { type WsTarget, wsTarget } from '../targets/ws.js';

type Differing<T> = Partial<Omit<T, 'type'>>;

export const anHttpTarget = (differing: Differing<HttpTarget> = {}): HttpTarget => ({
  ...httpTarget.parse({ url: 'https://example.com/healthz', ...differing }),
  type: 'http',
});

export const aTcpTarget = (differing: Differing<TcpTarget> = {}): TcpTarget => ({
  ...tcpTarget.parse({ host: 'db.example.com', port: 3306, ...differing }),
  type: 'tcp',
});

export const aDnsTarget = (differing: Differing<DnsTarget> = {}): DnsTarget => ({
  ...dnsTarget.parse({ host: 'example.com', ...differing }),
  type: 'dns',
});

export const anIcmpTarget = (differing: Differing<IcmpTarget> = {}): IcmpTarget => ({
  ...icmpTarget.parse({ host: 'router.example.com', ...differing }),
  type: 'icmp',
});

export const aGrpcTarget = (differing: Differing<GrpcTarget> = {}): GrpcTarget => ({
  ...grpcTarget.parse({ host: 'rpc.example.com', port: 443, ...differing }),
  type: 'grpc',
});

export const aWsTarget = (differing: Differing<WsTarget> = {}): WsTarget => ({
  ...wsTarget.parse({ url: 'wss://example.com/live', ...differing }),
  type: 'ws',
});

export const aTlsTarget = (differing: Differing<TlsTarget> = {}): TlsTarget => ({
  ...tlsTarget.parse({ host: 'example.com', ...differing }),
  type: 'tls',
});
