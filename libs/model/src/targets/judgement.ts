import * as z from 'zod';
import { expectationFields, expectationsFor } from '../expectation.js';
import type { Subject } from '../subject.js';
import { defaultedField } from '../field.js';

/** The fields that every target ends with: what is expected of the answer. */
export const judgementFields = (subjects: readonly [Subject, ...Subject[]]) =>
  ({
    expectations: defaultedField('groups', expectationsFor(subjects), [], {
      fields: expectationFields,
      typeName: 'Expectation',
      about: 'What must hold of the answer, each with what its breach means.',
    }),
    inverted: defaultedField('flag', z.boolean(), false, {
      about: 'The target must not be up: an answer as expected is the failure.',
    }),
  }) as const;

/** What a handshake shows. */
export const tlsSubjects = [
  'CERTIFICATE_DAYS',
  'CERTIFICATE_ISSUER',
  'CERTIFICATE_NAMES',
  'CERTIFICATE_TRUST',
  'TLS_VERSION',
  'TLS_CIPHER',
] as const satisfies readonly Subject[];
