import type { Outcome, Phase, Sight } from '@dialtone/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeldOutcome } from './held-outcome.js';
import { LastGood } from './last-good.js';

const phases = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom<Phase['name']>('resolve', 'connect', 'tls', 'processing', 'transfer'),
    durationMs: fc.double({ min: 0, max: 1e5, noNaN: true }),
  }),
  { selector: ({ name }) => name },
);
const seen = {
  latencyMs: fc.double({ min: 0, max: 1e5, noNaN: true }),
  phases,
  httpStatus: fc.integer({ min: 100, max: 599 }),
};
const up = fc.record(
  { up: fc.constant(true), ...seen, degraded: fc.string() },
  { requiredKeys: ['up', 'latencyMs', 'phases'] },
);
const down = fc.record(
  {
    ...{ up: fc.constant(false), ...seen, message: fc.string() },
    reason: fc.constantFrom('TIMEOUT', 'STATUS'),
  },
  { requiredKeys: ['up', 'latencyMs', 'phases', 'message', 'reason'] },
);
const outcome = fc.oneof(up, down) as fc.Arbitrary<Outcome>;
const moment = fc.integer({ min: 0, max: 4e12 });
const check = fc.tuple(moment, outcome);

const sight = fc.record(
  {
    addresses: fc.array(fc.ipV4(), { maxLength: 3 }),
    address: fc.ipV4(),
    lookupMs: fc.double({ min: 0, max: 1e4, noNaN: true }),
    icmp: fc.record({ sent: fc.nat(), received: fc.nat() }),
  },
  { requiredKeys: ['addresses'] },
) as unknown as fc.Arbitrary<Sight>;

describe('what is held of a probe', () => {
  it('is its last outcome, whatever was held before', () => {
    fc.assert(
      fc.property(fc.array(check, { minLength: 1, maxLength: 6 }), checks => {
        const [first, ...others] = checks;
        if (first === undefined) return;
        const held = new HeldOutcome(...first);
        for (const each of others) held.hold(...each);
        const [startedAt, last] = checks.at(-1) ?? first;
        expect(held.outcome).toEqual(last);
        expect([held.startedAt, held.up, held.latencyMs]).toEqual([
          ...[startedAt, last.up, last.latencyMs],
        ]);
      }),
    );
  });

  it('is what was seen last, too', () => {
    const good = fc.tuple(moment, outcome, fc.option(sight, { nil: undefined }));
    fc.assert(
      fc.property(fc.array(good, { minLength: 1, maxLength: 6 }), checks => {
        const whole = checks.map(
          ([at, each, saw]) => [at, saw ? { ...each, sight: saw } : each] as const,
        );
        const [first, ...others] = whole;
        if (first === undefined) return;
        const held = new LastGood(...first, true);
        for (const each of others) held.hold(...each);
        const [startedAt, last] = whole.at(-1) ?? first;
        expect([held.startedAt, held.outcome, held.stored]).toEqual([
          ...[startedAt, last, others.length === 0],
        ]);
      }),
    );
  });

  it('does not change with what is held next', () => {
    const held = new HeldOutcome(1, {
      ...{ up: true, latencyMs: 1, phases: [{ name: 'resolve', durationMs: 1 }] },
    });
    const before = held.outcome;
    held.hold(2, { up: false, latencyMs: 2, phases: [], reason: 'TIMEOUT', message: 'late' });
    expect(before).toEqual({
      ...{ up: true, latencyMs: 1, phases: [{ name: 'resolve', durationMs: 1 }] },
    });
  });
});
