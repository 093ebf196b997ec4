import { z } from 'zod';
import { hostText, isHost, isResolver } from './host.js';
import { quote } from './problem.js';
import { parseStatusSet } from './status-set.js';

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

/** How much a target may hold. Characters, not bytes, but for the body. */
export const targetLimits = {
  url: 2048,
  headers: 50,
  headerName: 200,
  headerValue: 8192,
  bodyBytes: 65_536,
  expectedStatus: 200,
  expectedBody: 4096,
  expectedAnswers: 50,
  answer: 1024,
  echoCount: 20,
} as const;

const text = (what: string, most: number) =>
  z.string().refine(value => [...value].length <= most, {
    error: ({ input }) =>
      `${what} may have at most ${most} characters; this has ${[...String(input)].length}.`,
  });

const host = z
  .string()
  .transform(hostText)
  .refine(isHost, {
    error: ({ input }) =>
      input === ''
        ? 'A host is needed: a name such as example.com, or an address.'
        : `${quote(String(input))} is neither a host name nor an IP address.`,
  });

const url = z
  .string()
  .trim()
  .superRefine((value, context) => {
    const message = urlProblem(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

function urlProblem(value: string): string | undefined {
  if (value === '') return 'A URL is needed, such as https://example.com/healthz.';
  if ([...value].length > targetLimits.url)
    return `A URL may have at most ${targetLimits.url} characters; this has ${[...value].length}.`;
  if (!URL.canParse(value))
    return `${quote(value)} is not a URL. Write it whole, such as https://example.com/healthz.`;
  const { protocol, username, password } = new URL(value);
  if (protocol !== 'http:' && protocol !== 'https:')
    return `A URL must begin with http:// or https://; this begins with ${protocol}//.`;
  if (username !== '' || password !== '')
    return 'A URL must not hold a user name or a password; send them in an Authorization header.';
  return undefined;
}

const header = z.object({
  name: text('A header name', targetLimits.headerName).regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/u, {
    error: ({ input }) => `${quote(String(input))} cannot be the name of a header.`,
  }),
  value: text('A header value', targetLimits.headerValue).regex(/^[\t\x20-\x7e\x80-\xff]*$/u, {
    error: 'A header value may hold neither line breaks nor characters beyond Latin-1.',
  }),
});
export type Header = z.infer<typeof header>;

/** `null`, in an input, means the same as absence: the default. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === null ? undefined : value), schema.optional());
const defaulted = <T extends z.ZodType>(schema: T, value: z.infer<T>) =>
  z.preprocess(given => given ?? value, schema);
const emptyIsAbsent = (value: string) => (value === '' ? undefined : value);

export const httpTarget = z.object({
  url,
  method: defaulted(z.enum(httpMethods), 'GET'),
  headers: defaulted(
    z.array(header).max(targetLimits.headers, {
      error: `A request may have at most ${targetLimits.headers} headers.`,
    }),
    [],
  ),
  body: optional(
    z.string().refine(value => new TextEncoder().encode(value).length <= targetLimits.bodyBytes, {
      error: `A request body may have at most ${targetLimits.bodyBytes} bytes.`,
    }),
  ),
  expectedStatus: defaulted(
    text('The expected status', targetLimits.expectedStatus).refine(
      value => parseStatusSet(value) !== undefined,
      {
        error: ({ input }) =>
          `${quote(String(input))} is not a set of status codes from 100 to 599. ` +
          'Write 200, 200-299 or 200,204,301-308.',
      },
    ),
    '200',
  ),
  expectedBody: optional(
    text('The expected text', targetLimits.expectedBody).transform(emptyIsAbsent),
  ),
});

export const tcpTarget = z.object({
  host,
  port: z.number().refine(value => Number.isInteger(value) && value >= 1 && value <= 65_535, {
    error: ({ input }) => `A port is a whole number from 1 to 65535; this is ${String(input)}.`,
  }),
});

export const dnsTarget = z.object({
  host,
  resolver: optional(
    z
      .string()
      .trim()
      .refine(value => value === '' || isResolver(value), {
        error: ({ input }) =>
          `${quote(String(input))} is not a DNS server. Write a host or host:port, such as 1.1.1.1 or [::1]:5353.`,
      })
      .transform(emptyIsAbsent),
  ),
  recordType: defaulted(
    z
      .string()
      .transform(value => value.trim().toUpperCase())
      .pipe(
        z.enum(recordTypes, {
          error: ({ input }) =>
            `${quote(String(input))} is not a record type that can be asked for. Known are ${recordTypes.join(', ')}.`,
        }),
      ),
    'A',
  ),
  expectedAnswers: defaulted(
    z
      .array(
        text('An expected answer', targetLimits.answer)
          .trim()
          .min(1, 'An expected answer is empty.'),
      )
      .max(targetLimits.expectedAnswers, {
        error: `At most ${targetLimits.expectedAnswers} answers can be expected.`,
      }),
    [],
  ),
});

export const icmpTarget = z.object({
  host,
  count: defaulted(
    z
      .number()
      .refine(value => Number.isInteger(value) && value >= 1 && value <= targetLimits.echoCount, {
        error: ({ input }) =>
          `The count of echo requests is a whole number from 1 to ${targetLimits.echoCount}; this is ${String(input)}.`,
      }),
    2,
  ),
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
const probeTypeByTarget: { readonly [T in TargetType]: ProbeType } = {
  http: 'HTTP',
  tcp: 'TCP',
  dns: 'DNS',
  icmp: 'ICMP',
};

const given = { http: httpTarget, tcp: tcpTarget, dns: dnsTarget, icmp: icmpTarget } as const;
const targetKeys = ['http', 'tcp', 'dns', 'icmp'] as const satisfies readonly TargetType[];

/** Exactly one of `{ http } { tcp } { dns } { icmp }`, as inputs hold it; becomes a `Target`. */
export const targetInput = z
  .object({
    http: optional(given.http),
    tcp: optional(given.tcp),
    dns: optional(given.dns),
    icmp: optional(given.icmp),
  })
  .transform((input, context): Target => {
    const named = targetKeys.filter(key => input[key] !== undefined);
    if (named.length !== 1) {
      context.addIssue({
        code: 'custom',
        message: 'A target is exactly one of http, tcp, dns and icmp.',
      });
      return z.NEVER;
    }
    if (input.http) return { type: 'http', ...input.http };
    if (input.tcp) return { type: 'tcp', ...input.tcp };
    if (input.dns) return { type: 'dns', ...input.dns };
    if (input.icmp) return { type: 'icmp', ...input.icmp };
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
