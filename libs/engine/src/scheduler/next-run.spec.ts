import { aProbe } from '@dialtone/model/testing';
import { parseSchedule, type Schedule } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { nextRun, phaseOf, slotOf, withinSlot } from './next-run.js';

function schedule(text: string): Schedule {
  const parsed = parseSchedule(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.schedule;
}

const noon = Date.parse('2026-01-01T12:00:00Z');

describe('nextRun of an interval', () => {
  const probe = aProbe({ id: 7, schedule: schedule('30s') });

  it('is later than the moment asked about, by no more than the period', () => {
    for (let ms = 0; ms < 60_000; ms += 997) {
      const next = nextRun(probe, noon + ms, 'UTC') ?? NaN;
      expect(next).toBeGreaterThan(noon + ms);
      expect(next).toBeLessThanOrEqual(noon + ms + 30_000);
    }
  });

  it('lies on one grid, whenever it is asked for', () => {
    const first = nextRun(probe, noon, 'UTC') ?? NaN;
    expect(nextRun(probe, first, 'UTC')).toBe(first + 30_000);
    expect(nextRun(probe, first + 12_345, 'UTC')).toBe(first + 30_000);
    expect(nextRun(probe, first - 1, 'UTC')).toBe(first);
  });

  it('spreads a thousand equal probes evenly over the period', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let id = 1; id <= 1000; id += 1) {
      const tenth = Math.floor(phaseOf(id, 30_000) / 3000);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(Math.min(...tenths)).toBeGreaterThan(90);
    expect(Math.max(...tenths)).toBeLessThan(110);
  });

  it.each(['1s', '7s', '30s', '1h'])(
    'of %s lies on a grid of 100 ms, which it fills evenly',
    text => {
      const { schedule: every } = aProbe({ schedule: schedule(text) });
      const periodMs = every.kind === 'interval' ? every.periodMs : NaN;
      const slots = new Map<number, number>();
      const fewer = Math.min(periodMs / 100, 100);
      for (let id = 1; id <= 10 * fewer; id += 1) {
        const phase = phaseOf(id, periodMs);
        expect(phase % 100).toBe(0);
        const part = Math.floor((phase * fewer) / periodMs);
        slots.set(part, (slots.get(part) ?? 0) + 1);
      }
      expect(slots.size).toBe(fewer);
      expect(Math.max(...slots.values())).toBeLessThanOrEqual(15);
    },
  );
});

describe('nextRun of a cron text', () => {
  it('is the wall-clock moment that the text names, without a phase', () => {
    const probe = aProbe({ id: 7, schedule: schedule('0 30 8 * * *') });
    expect(nextRun(probe, noon, 'UTC')).toBe(Date.parse('2026-01-02T08:30:00Z'));
  });

  it('is meant in the zone of the house when the text names none', () => {
    const probe = aProbe({ id: 7, schedule: schedule('30 8 * * *') });
    expect(nextRun(probe, noon, 'Asia/Shanghai')).toBe(Date.parse('2026-01-02T00:30:00Z'));
  });
});

describe('withinSlot', () => {
  const probes = Array.from({ length: 1000 }, (_, index) =>
    aProbe({ id: index + 1, schedule: schedule('10s') }),
  );

  it.each([100, 50, 25, 10, 5, 2])('of grains of %d ms lies on them, inside the slot', grainMs => {
    for (const probe of probes) {
      const at = withinSlot(probe, grainMs);
      expect(at % grainMs).toBe(0);
      expect(slotOf(noon + at)).toBe(noon);
    }
  });

  it('spreads probes evenly over a slot', () => {
    const parts = Map.groupBy(probes, probe => withinSlot(probe, 10));
    expect([...parts.keys()].sort((a, b) => a - b)).toEqual([
      0, 10, 20, 30, 40, 50, 60, 70, 80, 90,
    ]);
    for (const part of parts.values()) {
      expect(part.length).toBeGreaterThan(90);
      expect(part.length).toBeLessThan(110);
    }
  });

  it('leaves the moments of cron texts alone', () => {
    expect(withinSlot(aProbe({ id: 77, schedule: schedule('* * * * *') }), 2)).toBe(0);
  });
});
