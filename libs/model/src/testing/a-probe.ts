import type { Probe, ValidProbe } from '../probe.js';
import { addressOf, probeTypeOf } from '../target.js';
import { aSchedule } from './a-schedule.js';
import { anHttpTarget } from './a-target.js';

type InvalidProbe = Extract<Probe, { readonly valid: false }>;

const onFile = {
  id: 1,
  name: 'shop',
  enabled: true,
  timeoutMs: 10_000,
  createdAt: Date.UTC(2026, 0),
  updatedAt: Date.UTC(2026, 0),
} as const;

/**
 * An enabled HTTP probe, checked every 30 s, with the difference in sight: `aProbe({ enabled: false })`.
 * Type and address are always those of its target; of cron text and schedule the one follows the other.
 */
export function aProbe(
  differing: Partial<Omit<ValidProbe, 'valid' | 'type' | 'address'>> = {},
): ValidProbe {
  const target = differing.target ?? anHttpTarget();
  const schedule = differing.schedule ?? aSchedule(differing.cron ?? '30s');
  return {
    ...onFile,
    cron: differing.schedule?.normal ?? '30s',
    ...differing,
    valid: true,
    target,
    schedule,
    type: probeTypeOf(target),
    address: addressOf(target),
  };
}

/** A row on file that cannot be scheduled: its cron text means nothing. */
export const anInvalidProbe = (
  differing: Partial<Omit<InvalidProbe, 'valid'>> = {},
): InvalidProbe => ({
  ...onFile,
  type: 'HTTP',
  address: 'https://example.com/healthz',
  cron: '@reboot',
  problem: '“@reboot” is not a schedule.',
  ...differing,
  valid: false,
});
