import * as z from 'zod';
import { defaultedField, type Fields, neededField, objectOf } from '../field.js';
import { header, headerFields } from '../header.js';
import { webSocketUrl } from '../target-fields.js';
import { quote } from '../problem.js';
import { targetLimits } from '../target-limits.js';
import { lineInput } from '../text.js';
import { conversationField } from './conversation.js';
import { judgementFields, tlsSubjects } from './judgement.js';
import { networkFields, tlsField } from './network.js';

const subjects = [
  'STATUS',
  'HEADER',
  'LATENCY',
  'PHASE_LATENCY',
  'REPLY',
  'CAPTURE',
  ...tlsSubjects,
] as const;

/** A token of HTTP, as RFC 6455 wants it. */
const subprotocol = lineInput('A subprotocol', 100).refine(
  text => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/u.test(text),
  { error: ({ input }) => `${quote(String(input))} cannot be the name of a subprotocol.` },
);

export const wsFields = {
  url: neededField('line', webSocketUrl),
  headers: defaultedField(
    'groups',
    z.array(header).max(targetLimits.headers, {
      error: `A request may have at most ${targetLimits.headers} headers.`,
    }),
    [],
    { fields: headerFields, typeName: 'Header' },
  ),
  subprotocols: defaultedField(
    'texts',
    z
      .array(subprotocol)
      .max(10, 'At most 10 subprotocols can be offered.')
      .refine(names => new Set(names).size === names.length, {
        error: 'A subprotocol is offered once.',
      }),
    [],
    { about: 'Offered to the server, which chooses one of them; the preferred one first.' },
  ),
  conversation: conversationField,
  tls: tlsField,
  ...networkFields,
  ...judgementFields(subjects),
} as const satisfies Fields;

export const wsTarget = objectOf(wsFields).superRefine(({ conversation }, context) => {
  if (!conversation.some(({ startTls }) => startTls)) return;
  context.addIssue({
    code: 'custom',
    path: ['conversation'],
    message: 'A WebSocket is secure from the start (wss://); TLS cannot begin within it.',
  });
});
export type WsTarget = { readonly type: 'ws' } & Readonly<z.output<typeof wsTarget>>;
export const wsKind = { fields: wsFields, address: 'url', subjects } as const;
