import type * as z from 'zod';
import { emptyIsAbsent } from '../absent.js';
import { defaultedField, type Fields, neededField, objectOf, optionalField } from '../field.js';
import { host, integer, named } from '../target-fields.js';
import { lineInput } from '../text.js';
import { judgementFields, tlsSubjects } from './judgement.js';
import { networkFields, tlsField } from './network.js';

export const grpcSecurities = ['PLAIN', 'TLS'] as const;

const subjects = ['LATENCY', 'PHASE_LATENCY', 'SERVING', ...tlsSubjects] as const;

export const grpcFields = {
  host: neededField('line', host),
  port: neededField('integer', integer('A port', 1, 65_535)),
  service: optionalField('line', lineInput('A service', 200).transform(emptyIsAbsent), {
    about: 'The service whose health is asked for; the server as a whole when null.',
  }),
  security: defaultedField('choice', named(grpcSecurities, 'a way to be secure'), 'TLS', {
    choices: grpcSecurities,
    enumName: 'GrpcSecurity',
  }),
  tls: tlsField,
  ...networkFields,
  ...judgementFields(subjects),
} as const satisfies Fields;

export const grpcTarget = objectOf(grpcFields);
export type GrpcTarget = { readonly type: 'grpc' } & Readonly<z.output<typeof grpcTarget>>;
export const grpcKind = { fields: grpcFields, address: 'host:port', subjects } as const;
