import * as z from 'zod';
import { defaultedField, type Fields, neededField, objectOf } from '../field.js';
import { header, headerFields } from '../header.js';
import { webSocketUrl } from '../target-fields.js';
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
    z.array(lineInput('A subprotocol', 100)).max(10, 'At most 10 subprotocols can be offered.'),
    [],
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
