import type * as z from 'zod';
import { networkShape } from './network.js';
import { flag, mapping, wholeNumber } from './values.js';

/** Options of the icmp prober. */
export const icmpModule = mapping({
  ...networkShape,
  payload_size: wholeNumber(0, 1472).optional(),
  dont_fragment: flag.optional(),
  ttl: wholeNumber(0, 255).optional(),
});
export type IcmpModule = z.output<typeof icmpModule>;
