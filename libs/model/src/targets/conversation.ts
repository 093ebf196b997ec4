import * as z from 'zod';
import { defaultedField, type Fields, objectOf, optionalField } from '../field.js';
import { named } from '../target-fields.js';
import { targetLimits } from '../target-limits.js';
import { textInput } from '../text.js';

/** How the bytes of a step are written. */
export const encodings = ['TEXT', 'HEX'] as const;

const hex = /^(?:[0-9a-f]{2}|\s)*$/iu;

export const stepFields = {
  expect: optionalField('line', textInput('What is expected', targetLimits.step), {
    about:
      'An RE2 pattern that a line (a message of a WebSocket) must match before the conversation goes on; with HEX the bytes themselves. Named groups are kept as captures.',
  }),
  send: optionalField('lines', textInput('What is sent', targetLimits.step), {
    about: 'Sent as it stands; ${name} stands for a capture. A line break is yours to write.',
    secret: 'sealed',
  }),
  encoding: defaultedField('choice', named(encodings, 'a way to write bytes'), 'TEXT', {
    choices: encodings,
    enumName: 'StepEncoding',
    about: 'HEX: both are bytes, written as `0d 0a`.',
  }),
  startTls: defaultedField('flag', z.boolean(), false, {
    about: 'After this step TLS begins.',
  }),
} as const satisfies Fields;

const step = objectOf(stepFields).superRefine(({ expect, send, encoding, startTls }, context) => {
  if (expect === undefined && send === undefined && !startTls)
    context.addIssue({
      code: 'custom',
      path: ['expect'],
      message: 'A step expects something, sends something, or begins TLS; this does nothing.',
    });
  if (encoding !== 'HEX') return;
  for (const [at, text] of Object.entries({ expect, send }))
    if (text !== undefined && (!hex.test(text) || text.replace(/\s/gu, '').length % 2 !== 0))
      context.addIssue({
        code: 'custom',
        path: [at],
        message: 'Bytes are written in pairs of hexadecimal digits, such as 0d 0a.',
      });
});
export type Step = Readonly<z.output<typeof step>>;

/** What is said and expected in turn. */
export const conversationField = defaultedField(
  'groups',
  z.array(step).max(targetLimits.steps, `A conversation has at most ${targetLimits.steps} steps.`),
  [],
  {
    fields: stepFields,
    typeName: 'ConversationStep',
    about:
      'What is expected and sent in turn, once connected. Within a step the expectation comes first.',
  },
);

/** How a connection becomes secure, and which protocol asks for it. */
export const securities = [
  'PLAIN',
  'TLS',
  'SMTP',
  'IMAP',
  'POP3',
  'XMPP',
  'POSTGRESQL',
  'MYSQL',
] as const;
export type Security = (typeof securities)[number];

export const securityAbout =
  'PLAIN: none. TLS: from the first byte. The others: STARTTLS as that protocol asks for it.';
