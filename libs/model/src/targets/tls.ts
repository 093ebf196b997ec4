import type * as z from 'zod';
import { defaultedField, type Fields, neededField, objectOf } from '../field.js';
import { host, integer, named } from '../target-fields.js';
import { securities, securityAbout } from './conversation.js';
import { judgementFields, tlsSubjects } from './judgement.js';
import { networkFields, tlsField } from './network.js';

const certificateSecurities = securities.filter(security => security !== 'PLAIN');

const subjects = [...tlsSubjects, 'LATENCY', 'PHASE_LATENCY'] as const;

export const tlsTargetFields = {
  host: neededField('line', host),
  port: defaultedField('integer', integer('A port', 1, 65_535), 443),
  security: defaultedField('choice', named(certificateSecurities, 'a way to be secure'), 'TLS', {
    choices: certificateSecurities,
    enumName: 'TlsSecurity',
    about: securityAbout,
  }),
  tls: tlsField,
  ...networkFields,
  ...judgementFields(subjects),
} as const satisfies Fields;

export const tlsTarget = objectOf(tlsTargetFields);
export type TlsTarget = { readonly type: 'tls' } & Readonly<z.output<typeof tlsTarget>>;
export const tlsKind = { fields: tlsTargetFields, address: 'host:port', subjects } as const;
