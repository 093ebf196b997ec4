import type { Outcome, Result } from '@dialtone/model';

const start = Date.parse('2026-01-01T00:00:00.000Z');

export const up: Extract<Outcome, { readonly up: true }> = {
  up: true,
  latencyMs: 12.345,
  phases: [],
  httpStatus: 200,
};
export const down: Extract<Outcome, { readonly up: false }> = {
  up: false,
  latencyMs: 3.001,
  phases: [{ name: 'resolve', durationMs: 1.5 }],
  reason: 'CONNECT',
  message: 'Connection refused.',
};
export const ourFault: Outcome = { ...down, reason: 'INTERNAL', message: 'A bug.' };

/** A result of probe 1, so many milliseconds after New Year 2026. */
export const aResult = (
  atMs: number,
  differing: Partial<Omit<Result, 'startedAt'>> = {},
): Result => ({
  probeId: 1,
  outcome: up,
  ...differing,
  startedAt: new Date(start + atMs),
});
