import * as z from 'zod';
import { defaulted, emptyIsAbsent, optional } from './absent.js';
import { header } from './header.js';
import { expectedStatus, host, integer, named, resolver, url } from './target-fields.js';
import { targetLimits } from './target-limits.js';
import { lineInput, textInput } from './text.js';

export type { Header } from './header.js';
export { targetLimits } from './target-limits.js';

export const probeTypes = ['HTTP', 'TCP', 'DNS', 'ICMP'] as const;
export type ProbeType = (typeof probeTypes)[number];

export const httpMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type HttpMethod = (typeof httpMethods)[number];

export const recordTypes = [
  'A',
  'AAAA',
  'CNAME',
  'MX',
  'NS',
  'TXT',
  'SRV',
  'CAA',
  'SOA',
  'PTR',
] as const;
export type RecordType = (typeof recordTypes)[number];

export const httpTarget = z.object({
  url,
  method: defaulted(named(httpMethods, 'a method that can be sent'), 'GET'),
  headers: defaulted(
    z.array(header).max(targetLimits.headers, {
      error: `A request may have at most ${targetLimits.headers} headers.`,
    }),
    [],
  ),
  body: optional(
    textInput('A request body', Number.POSITIVE_INFINITY).refine(
      value => new TextEncoder().encode(value).length <= targetLimits.bodyBytes,
      { error: `A request body may have at most ${targetLimits.bodyBytes} bytes.` },
    ),
  ),
  expectedStatus: defaulted(expectedStatus, '200'),
  expectedBody: optional(
    textInput('The expected text', targetLimits.expectedBody).transform(emptyIsAbsent),
  ),
});

export const tcpTarget = z.object({ host, port: integer('A port', 1, 65_535) });

export const dnsTarget = z.object({
  host,
  resolver: optional(resolver),
  recordType: defaulted(named(recordTypes, 'a record type that can be asked for'), 'A'),
  expectedAnswers: defaulted(
    z
      .array(
        lineInput('An expected answer', targetLimits.answer).refine(value => value !== '', {
          error: 'An expected answer is empty.',
        }),
      )
      .max(targetLimits.expectedAnswers, {
        error: `At most ${targetLimits.expectedAnswers} answers can be expected.`,
      }),
    [],
  ),
});

export const icmpTarget = z.object({
  host,
  count: defaulted(integer('The count of echo requests', 1, targetLimits.echoCount), 2),
  maxLossPercent: defaulted(
    z.number().refine(value => value >= 0 && value <= 100, {
      error: ({ input }) => `A loss is from 0 to 100 percent; this is ${String(input)}.`,
    }),
    0,
  ),
});

export type HttpTarget = { readonly type: 'http' } & Readonly<z.infer<typeof httpTarget>>;
export type TcpTarget = { readonly type: 'tcp' } & Readonly<z.infer<typeof tcpTarget>>;
export type DnsTarget = { readonly type: 'dns' } & Readonly<z.infer<typeof dnsTarget>>;
export type IcmpTarget = { readonly type: 'icmp' } & Readonly<z.infer<typeof icmpTarget>>;

/** The protocol part of a probe: what to look at, and what to expect. */
export type Target = HttpTarget | TcpTarget | DnsTarget | IcmpTarget;
export type TargetType = Target['type'];
export type TargetOf<T extends TargetType> = Extract<Target, { readonly type: T }>;

export const probeTypeOf = (target: Target): ProbeType => probeTypeByTarget[target.type];
const probeTypeByTarget: Readonly<Record<TargetType, ProbeType>> = {
  http: 'HTTP',
  tcp: 'TCP',
  dns: 'DNS',
  icmp: 'ICMP',
};

const oneTarget = 'A target is exactly one of http, tcp, dns and icmp.';

const targetParts = z
  .object(
    {
      http: optional(httpTarget),
      tcp: optional(tcpTarget),
      dns: optional(dnsTarget),
      icmp: optional(icmpTarget),
    },
    { error: oneTarget },
  )
  .refine(({ http, tcp, dns, icmp }) => [http, tcp, dns, icmp].filter(isGiven).length === 1, {
    error: oneTarget,
    // Said beside what is wrong within the parts, not after that is mended.
    when: ({ value }) => typeof value === 'object' && value !== null,
  });

const isGiven = (part: unknown): boolean => part !== undefined && part !== null;

/** Exactly one of `{ http } { tcp } { dns } { icmp }`, as inputs hold it; becomes a `Target`. */
export const targetInput = targetParts.transform(({ http, tcp, dns, icmp }): Target => {
  if (http) return { type: 'http', ...http };
  if (tcp) return { type: 'tcp', ...tcp };
  if (dns) return { type: 'dns', ...dns };
  if (icmp) return { type: 'icmp', ...icmp };
  return z.NEVER;
});
export type TargetInput = z.input<typeof targetInput>;

/** The target as a person writes it: a URL, host:port, a host name, an address. */
export function addressOf(target: Target): string {
  switch (target.type) {
    case 'http':
      return target.url;
    case 'tcp':
      return `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
    case 'dns':
    case 'icmp':
      return target.host;
    default:
      return target satisfies never;
  }
}
