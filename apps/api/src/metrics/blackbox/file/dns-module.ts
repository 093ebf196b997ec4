import { recordClasses, recordTypes } from '@dialtone/model';
import * as z from 'zod';
import { networkShape } from './network.js';
import { tlsConfig } from './tls-config.js';
import { flag, listOf, mapping, oneOf, type ReadText, refuse, regexp } from './values.js';

/** As their registry has them: IANA, DNS RCODEs. */
const rcodes = [
  'NOERROR',
  'FORMERR',
  'SERVFAIL',
  'NXDOMAIN',
  'NOTIMP',
  'REFUSED',
  'YXDOMAIN',
  'YXRRSET',
  'NXRRSET',
  'NOTAUTH',
  'NOTZONE',
] as const;

const validator = mapping({
  fail_if_matches_regexp: listOf(regexp).optional(),
  fail_if_all_match_regexp: listOf(regexp).optional(),
  fail_if_not_matches_regexp: listOf(regexp).optional(),
  fail_if_none_matches_regexp: listOf(regexp).optional(),
});
export type RecordValidator = z.output<typeof validator>;

const queryType = z
  .string({ error: 'a type of record' })
  .refine(type => recordTypes.some(known => known === type) || /^TYPE\d{1,5}$/u.test(type), {
    error: `${recordTypes.join(', ')}, or any other by its number, such as TYPE65`,
  });

/** Options of the dns prober. */
export const dnsModule = (read: ReadText) =>
  mapping({
    ...networkShape,
    query_name: z.string({ error: 'the name to ask for' }).min(1, { error: 'the name to ask for' }),
    query_type: queryType.optional(),
    query_class: oneOf(recordClasses).optional(),
    recursion_desired: flag.optional(),
    transport_protocol: oneOf(['udp', 'tcp']).optional(),
    dns_over_tls: flag.optional(),
    tls_config: tlsConfig(read).optional(),
    valid_rcodes: listOf(oneOf(rcodes)).optional(),
    validate_answer_rrs: validator.optional(),
    validate_authority_rrs: validator.optional(),
    validate_additional_rrs: validator.optional(),
  }).superRefine(({ dns_over_tls, transport_protocol }, context) => {
    if (dns_over_tls === true && transport_protocol !== 'tcp')
      refuse(context, 'dns_over_tls wants transport_protocol: tcp.');
  });
export type DnsModule = z.output<ReturnType<typeof dnsModule>>;
