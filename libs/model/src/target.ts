import * as z from 'zod';
import { optional } from './absent.js';
import type { TargetKind } from './target-kind.js';
import { type DnsTarget, dnsKind, dnsTarget } from './targets/dns.js';
import { type GrpcTarget, grpcKind, grpcTarget } from './targets/grpc.js';
import { type HttpTarget, httpKind, httpTarget } from './targets/http.js';
import { type IcmpTarget, icmpKind, icmpTarget } from './targets/icmp.js';
import { type TcpTarget, tcpKind, tcpTarget } from './targets/tcp.js';
import { type TlsTarget, tlsKind, tlsTarget } from './targets/tls.js';
import { type WsTarget, wsKind, wsTarget } from './targets/ws.js';

/** One type of target per line; a new one does not compile elsewhere until it is served there. */
const parts = {
  http: httpTarget,
  tcp: tcpTarget,
  dns: dnsTarget,
  icmp: icmpTarget,
  grpc: grpcTarget,
  ws: wsTarget,
  tls: tlsTarget,
};
export type TargetType = keyof typeof parts;
export const targetTypes = Object.keys(parts) as [TargetType, ...TargetType[]];

/** What form, API and storage need to know of each type. */
export const targetKinds: Readonly<Record<TargetType, TargetKind>> = {
  http: httpKind,
  tcp: tcpKind,
  dns: dnsKind,
  icmp: icmpKind,
  grpc: grpcKind,
  ws: wsKind,
  tls: tlsKind,
};

/** The protocol part of a probe: what to look at, and what to expect. */
export type Target =
  HttpTarget | TcpTarget | DnsTarget | IcmpTarget | GrpcTarget | WsTarget | TlsTarget;
export type TargetOf<T extends TargetType> = Extract<Target, { readonly type: T }>;

/** The type as the database and the API write it. At most 8 characters, for that is what the column holds. */
export type ProbeType = Uppercase<TargetType>;
export const probeTypes = targetTypes.map(type => type.toUpperCase()) as [
  ProbeType,
  ...ProbeType[],
];
export const probeTypeOf = ({ type }: Pick<Target, 'type'>): ProbeType =>
  type.toUpperCase() as ProbeType;
export const targetTypeOf = (type: ProbeType): TargetType => type.toLowerCase() as TargetType;

const typeList = new Intl.ListFormat('en-GB').format(targetTypes);
const oneTarget = `A target is exactly one of ${typeList}.`;

const isGiven = (part: unknown): boolean => part !== undefined && part !== null;

const targetParts = z
  .object(
    {
      http: optional(parts.http),
      tcp: optional(parts.tcp),
      dns: optional(parts.dns),
      icmp: optional(parts.icmp),
      grpc: optional(parts.grpc),
      ws: optional(parts.ws),
      tls: optional(parts.tls),
    } satisfies Record<TargetType, unknown>,
    { error: oneTarget },
  )
  .refine(given => targetTypes.filter(type => isGiven(given[type])).length === 1, {
    error: oneTarget,
    // Said beside what is wrong within the parts, not after that is mended.
    when: ({ value }) => typeof value === 'object' && value !== null,
  });

/** Exactly one of `{ http } { tcp } …`, as inputs hold it; becomes a `Target`. */
export const targetInput = targetParts.transform((given): Target => {
  const type = targetTypes.find(each => isGiven(given[each]));
  return type === undefined ? z.NEVER : ({ type, ...given[type] } as Target);
});
export type TargetInput = z.input<typeof targetInput>;

/** The target as a person writes it: a URL, host:port, a host name, an address. */
export function addressOf(target: Target): string {
  switch (target.type) {
    case 'http':
    case 'ws':
      return target.url;
    case 'tcp':
    case 'grpc':
    case 'tls':
      return `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
    case 'dns':
    case 'icmp':
      return target.host;
    default:
      return target satisfies never;
  }
}
