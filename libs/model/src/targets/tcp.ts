import type * as z from 'zod';
import { defaultedField, type Fields, neededField, objectOf } from '../field.js';
import { host, integer, named } from '../target-fields.js';
import { conversationField, securities, securityAbout } from './conversation.js';
import { judgementFields, tlsSubjects } from './judgement.js';
import { networkFields, tlsField } from './network.js';

export const tcpTransports = ['TCP', 'UDP'] as const;

const subjects = ['LATENCY', 'PHASE_LATENCY', 'REPLY', 'CAPTURE', ...tlsSubjects] as const;

export const tcpFields = {
  host: neededField('line', host),
  port: neededField('integer', integer('A port', 1, 65_535)),
  transport: defaultedField('choice', named(tcpTransports, 'a transport'), 'TCP', {
    choices: tcpTransports,
    enumName: 'Transport',
    about: 'UDP sends what the conversation says, and is up when what it expects comes back.',
  }),
  security: defaultedField('choice', named(securities, 'a way to be secure'), 'PLAIN', {
    choices: securities,
    enumName: 'Security',
    about: securityAbout,
  }),
  conversation: conversationField,
  tls: tlsField,
  ...networkFields,
  ...judgementFields(subjects),
} as const satisfies Fields;

export const tcpTarget = objectOf(tcpFields).superRefine(
  ({ transport, security, conversation }, context) => {
    const refuse = (path: (string | number)[], message: string) => {
      context.addIssue({ code: 'custom', path, message });
    };
    if (transport !== 'UDP') return;
    if (security !== 'PLAIN') refuse(['security'], 'Over UDP nothing is secured; choose PLAIN.');
    if (!conversation.some(({ send }) => send !== undefined))
      refuse(['conversation'], 'Over UDP something must be sent, or nobody would answer.');
    if (conversation.some(({ startTls }) => startTls))
      refuse(['conversation'], 'Over UDP there is no TLS.');
  },
);
export type TcpTarget = { readonly type: 'tcp' } & Readonly<z.output<typeof tcpTarget>>;
export const tcpKind = { fields: tcpFields, address: 'host:port', subjects } as const;
