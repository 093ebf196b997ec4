import * as z from 'zod';
import { defaultedField, type Fields, neededField, objectOf, optionalField } from '../field.js';
import { host, named, recordType, resolver } from '../target-fields.js';
import { targetLimits } from '../target-limits.js';
import { lineInput } from '../text.js';
import { judgementFields, tlsSubjects } from './judgement.js';
import { ipVersionField, tlsField } from './network.js';

export const dnsTransports = ['UDP', 'TCP', 'DOT', 'DOH'] as const;
export type DnsTransport = (typeof dnsTransports)[number];
export const recordClasses = ['IN', 'CH'] as const;

const subjects = [
  'LATENCY',
  'PHASE_LATENCY',
  'DNS_RCODE',
  'DNS_FLAGS',
  'DNS_ANSWERS',
  'DNS_ANSWER_COUNT',
  'DNS_TTL',
  'DNS_AUTHORITY',
  'DNS_ADDITIONAL',
  'DNS_ANSWER_LINES',
  'DNS_AUTHORITY_LINES',
  'DNS_ADDITIONAL_LINES',
  ...tlsSubjects,
] as const;

export const dnsFields = {
  host: neededField('line', host),
  resolver: optionalField('line', resolver, {
    about: "host or host:port of the server to ask, of DOH its URL; the system's when null",
  }),
  recordType: defaultedField('line', recordType, 'A'),
  expectedAnswers: defaultedField(
    'texts',
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
    { about: 'Every one of these must be among the answers' },
  ),
  transport: defaultedField('choice', named(dnsTransports, 'a way to ask'), 'UDP', {
    choices: dnsTransports,
    enumName: 'DnsTransport',
    about: 'UDP asks again over TCP when the answer is truncated. DOT: over TLS. DOH: over HTTPS.',
  }),
  recordClass: defaultedField('choice', named(recordClasses, 'a class'), 'IN', {
    choices: recordClasses,
    enumName: 'RecordClass',
  }),
  recursion: defaultedField('flag', z.boolean(), true, {
    about: 'Whether the server is asked to look further than itself.',
  }),
  ipVersion: ipVersionField,
  tls: tlsField,
  ...judgementFields(subjects),
} as const satisfies Fields;

export const dnsTarget = objectOf(dnsFields).superRefine(
  ({ transport, resolver: server }, context) => {
    const problem = resolverProblem(transport, server);
    if (problem !== undefined)
      context.addIssue({ code: 'custom', path: ['resolver'], message: problem });
  },
);

function resolverProblem(transport: DnsTransport, server: string | undefined): string | undefined {
  const isUrl = server !== undefined && /^https:\/\//iu.test(server);
  if (transport === 'DOH')
    return isUrl ? undefined : 'Over HTTPS the server is a URL: https://dns.example.com/dns-query.';
  if (isUrl) return `A URL is asked over HTTPS only; the transport is ${transport}.`;
  if (transport === 'DOT' && server === undefined)
    return 'Over TLS the server must be named: host or host:port.';
  return undefined;
}

export type DnsTarget = { readonly type: 'dns' } & Readonly<z.output<typeof dnsTarget>>;
export const dnsKind = { fields: dnsFields, address: 'host', subjects } as const;
