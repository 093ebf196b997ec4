import * as z from 'zod';
import { type DnsModule, dnsModule } from './dns-module.js';
import { type GrpcModule, grpcModule } from './grpc-module.js';
import { type HttpModule, httpModule } from './http-module.js';
import { type IcmpModule, icmpModule } from './icmp-module.js';
import { type TcpModule, tcpModule } from './tcp-module.js';
import { duration, mapping, oneOf, type ReadText, refuse } from './values.js';

export const probers = ['http', 'tcp', 'dns', 'icmp', 'grpc'] as const;
export type Prober = (typeof probers)[number];

/** A module with the options of its prober alone. */
export type BlackboxModule = { readonly timeoutMs?: number } & (
  | { readonly prober: 'http'; readonly options: HttpModule }
  | { readonly prober: 'tcp'; readonly options: TcpModule }
  | { readonly prober: 'dns'; readonly options: DnsModule }
  | { readonly prober: 'icmp'; readonly options: IcmpModule }
  | { readonly prober: 'grpc'; readonly options: GrpcModule }
);

/** One module; the options of other probers may stand there, are read, and count for nothing. */
export const blackboxModule = (read: ReadText) =>
  mapping({
    prober: oneOf(probers),
    timeout: duration.optional(),
    http: httpModule(read).optional(),
    tcp: tcpModule(read).optional(),
    dns: dnsModule(read).optional(),
    icmp: icmpModule.optional(),
    grpc: grpcModule(read).optional(),
  }).transform(({ prober, timeout, ...options }, context): BlackboxModule => {
    const own = options[prober];
    if (own === undefined && prober === 'dns') {
      refuse(context, 'The dns prober needs dns.query_name.');
      return z.NEVER;
    }
    return {
      prober,
      ...(timeout !== undefined && { timeoutMs: timeout }),
      options: own ?? {},
    } as BlackboxModule;
  });
