import type { IcmpTarget } from '@dialtone/model';
import type { IcmpModule } from '../file/icmp-module.js';
import type { Asked } from './asked.js';
import { baseTarget } from './base-target.js';
import { ipVersionOf } from './network-options.js';

/** The length of the text that blackbox_exporter sends when a module says no size. */
const usualSize = 28;
const usualTtl = 64;

/** @throws Unreadable when the target is no host */
export const icmpTargetOf = (options: IcmpModule, { target }: Asked): IcmpTarget => ({
  ...baseTarget({ icmp: { host: target } }, 'icmp'),
  count: 1,
  size: positive(options.payload_size) ?? usualSize,
  ttl: positive(options.ttl) ?? usualTtl,
  dontFragment: options.dont_fragment ?? false,
  ipVersion: ipVersionOf(options),
});

/** blackbox_exporter takes 0 as nothing said. */
const positive = (count: number | undefined): number | undefined =>
  count === 0 ? undefined : count;
