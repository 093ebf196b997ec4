import * as z from 'zod';
import { defaultedField, type Fields, neededField, objectOf } from '../field.js';
import { host, integer } from '../target-fields.js';
import { targetLimits } from '../target-limits.js';
import { judgementFields } from './judgement.js';
import { networkFields } from './network.js';

const subjects = [
  'LATENCY',
  'PHASE_LATENCY',
  'LOSS',
  'AVERAGE_ROUND_TRIP',
  'WORST_ROUND_TRIP',
  'JITTER',
] as const;

export const icmpFields = {
  host: neededField('line', host),
  count: defaultedField(
    'integer',
    integer('The count of echo requests', 1, targetLimits.echoCount),
    2,
  ),
  maxLossPercent: defaultedField(
    'decimal',
    z.number().refine(value => value >= 0 && value <= 100, {
      error: ({ input }) => `A loss is from 0 to 100 percent; this is ${String(input)}.`,
    }),
    0,
    { about: 'Highest share of lost echo requests that still counts as up, in percent' },
  ),
  intervalMs: defaultedField('integer', integer('The time between echo requests', 0, 10_000), 0, {
    about: 'Milliseconds from one echo request to the next; 0 sends all at once.',
  }),
  size: defaultedField('integer', integer('The size of the payload', 0, 1472), 56, {
    about: 'Bytes behind the ICMP header.',
  }),
  ttl: defaultedField('integer', integer('The hop limit', 1, 255), 64),
  dontFragment: defaultedField('flag', z.boolean(), false),
  stopAtFirstReply: defaultedField('flag', z.boolean(), false, {
    about: 'The first reply ends the check; the requests that were sent by then count.',
  }),
  ...networkFields,
  ...judgementFields(subjects),
} as const satisfies Fields;

export const icmpTarget = objectOf(icmpFields);
export type IcmpTarget = { readonly type: 'icmp' } & Readonly<z.output<typeof icmpTarget>>;
export const icmpKind = { fields: icmpFields, address: 'host', subjects } as const;
