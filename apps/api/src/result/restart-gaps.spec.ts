import { CheckDue, ProbeSaved, RunsMissed, Scheduler } from '@dialtone/engine';
import { FakeClock, RecordingBus } from '@dialtone/engine/testing';
import { aProbe } from '@dialtone/model/testing';
import { describe, expect, it } from 'vitest';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { RestartGaps } from './restart-gaps.js';
import { engineOptions } from './testing/result-room.js';

const hour = 3_600_000;
const boot = Date.parse('2026-01-02T00:00:00Z');
const probe = aProbe({ id: 7, cron: '0 * * * * *' });

function aStart(...probes: (typeof probe)[]) {
  const [bus, clock, catalog] = [new RecordingBus(), new FakeClock(boot), new ProbeCatalog()];
  const scheduler = new Scheduler(bus, clock, engineOptions);
  for (const each of probes) {
    catalog.put(each, '');
    scheduler.arm(new ProbeSaved(each, 'replayed'));
  }
  const gaps = new RestartGaps(catalog, scheduler, bus, engineOptions);
  return { bus, clock, gaps };
}

describe('RestartGaps', () => {
  it('accounts for every moment between the last one on record and the start', async () => {
    const { bus, gaps } = aStart(probe);
    await gaps.account(boot - 2 * hour, new Map([[7, boot - 2 * hour - 59_000]]));
    expect(bus.of(RunsMissed)).toEqual([
      new RunsMissed(probe, 'stopped', {
        firstAt: boot - 2 * hour,
        lastAt: boot,
        runs: 121,
      }),
    ]);
  });

  it('leaves to the scheduler what came while other probes were still being read', async () => {
    const { bus, clock, gaps } = aStart(probe);
    clock.advance(2 * 60_000);
    expect(bus.of(CheckDue)).toHaveLength(2);
    await gaps.account(boot - hour, new Map([[7, boot - hour]]));
    expect(bus.of(RunsMissed).map(({ span }) => span)).toEqual([
      { firstAt: boot - hour + 60_000, lastAt: boot, runs: 60 },
    ]);
  });

  it('has nothing to say of a probe that is not planned', async () => {
    const { bus, gaps } = aStart(aProbe({ id: 7, enabled: false }));
    await gaps.account(boot - 2 * hour, new Map([[7, boot - 2 * hour]]));
    expect(bus.of(RunsMissed)).toEqual([]);
  });

  it('has nothing to say when no moment was passed over', async () => {
    const { bus, gaps } = aStart(probe);
    await gaps.account(boot, new Map([[7, boot]]));
    expect(bus.of(RunsMissed)).toEqual([]);
  });
});
