import {
  type DnsTarget,
  type Expectation,
  parseHostPort,
  quote,
  type Subject,
} from '@dialtone/model';
import type { DnsModule, RecordValidator } from '../file/dns-module.js';
import { type Asked, Unreadable } from './asked.js';
import { baseTarget } from './base-target.js';
import { must } from './must.js';
import { ipVersionOf, tlsOptionsOf } from './network-options.js';

/**
 * The target is the server; what is asked stands in the module.
 * @throws Unreadable when the target is no server
 */
export function dnsTargetOf(options: DnsModule, { target }: Asked): DnsTarget {
  const { host, port = options.dns_over_tls === true ? 853 : 53 } = parseHostPort(target) ?? {};
  if (host === undefined) throw new Unreadable(`${quote(target)} is no DNS server.`);
  const name = options.query_name.replace(/(?<=.)\.$/u, '');
  const resolver = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return {
    ...baseTarget({ dns: { host: 'localhost', resolver } }, 'dns'),
    host: name,
    recordType: (options.query_type ?? 'ANY') as DnsTarget['recordType'],
    recordClass: options.query_class ?? 'IN',
    recursion: options.recursion_desired ?? true,
    transport: transportOf(options),
    tls: tlsOptionsOf(options.tls_config),
    ipVersion: ipVersionOf(options),
    expectations: expectationsOf(options),
  };
}

function transportOf({ dns_over_tls, transport_protocol }: DnsModule): DnsTarget['transport'] {
  if (dns_over_tls === true) return 'DOT';
  return transport_protocol === 'tcp' ? 'TCP' : 'UDP';
}

const expectationsOf = (options: DnsModule): Expectation[] => [
  must('DNS_RCODE', 'ONE_OF', options.valid_rcodes ?? ['NOERROR']),
  ...recordsMust('DNS_ANSWER_LINES', options.validate_answer_rrs),
  ...recordsMust('DNS_AUTHORITY_LINES', options.validate_authority_rrs),
  ...recordsMust('DNS_ADDITIONAL_LINES', options.validate_additional_rrs),
];

function recordsMust(subject: Subject, validator: RecordValidator | undefined): Expectation[] {
  const {
    fail_if_matches_regexp: forbidden = [],
    fail_if_all_match_regexp: all = [],
    fail_if_not_matches_regexp: every = [],
    fail_if_none_matches_regexp: some = [],
  } = validator ?? {};
  return [
    ...forbidden.map(pattern => must(subject, 'NOT_MATCHES', [pattern])),
    // Its name says the opposite of what blackbox_exporter does, and that is what its users have come to rely on.
    ...all.map(pattern => must(subject, 'ALL_MATCH', [pattern], { orAbsent: true })),
    ...every.map(pattern => must(subject, 'ALL_MATCH', [pattern])),
    ...(some.length === 0
      ? []
      : [must(subject, 'MATCHES', [some.map(pattern => `(?:${pattern})`).join('|')])]),
  ];
}
