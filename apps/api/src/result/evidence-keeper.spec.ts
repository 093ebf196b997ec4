import { CheckRunner, ProbeRemoved, ProbeSaved } from '@dialtone/engine';
import { FakeClock, RecordingBus } from '@dialtone/engine/testing';
import type { Outcome, Result } from '@dialtone/model';
import { aProbe } from '@dialtone/model/testing';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { describe, expect, it, vi } from 'vitest';
import { readConfig } from '../platform/config.js';
import { databases } from '../platform/database/testing/databases.js';
import { EvidenceKeeper } from './evidence-keeper.js';
import { EvidenceStore } from './evidence-store.js';
import { EvidenceService } from './evidence.service.js';
import { aResult, down, ourFault, up } from './testing/a-result.js';
import { engineOptions, finished, open } from './testing/result-room.js';

const config = readConfig({ EVIDENCE_KEPT: '3' });
const second = 1000;
const degraded: Outcome = { ...up, degraded: 'slow' };
const sight = { addresses: ['192.0.2.1'], address: '192.0.2.1' };

function aKeeper(store: Pick<EvidenceStore, 'insert' | 'prune' | 'forget' | 'ofProbe'>) {
  const clock = new FakeClock();
  const runner = new CheckRunner(new RecordingBus(), clock, engineOptions);
  const keeper = new EvidenceKeeper(store as EvidenceStore, runner, config, clock);
  return { keeper, clock, service: new EvidenceService(store as EvidenceStore, keeper) };
}
const play = (keeper: EvidenceKeeper, ...results: readonly Result[]): void => {
  for (const result of results) keeper.note(finished(result));
};
const kept = async (dataSource: DataSource, probeId = 1): Promise<string[]> =>
  (await new EvidenceStore(dataSource).ofProbe(probeId)).map(
    ({ startedAt, good }) =>
      `${good ? 'good' : 'bad'} ${startedAt - aResult(0).startedAt.getTime()}`,
  );

describe.each(databases)('EvidenceKeeper on $name', ({ location }) => {
  it('writes a failure with the last good check before it, and the first good one after', async () => {
    const dataSource = await open(await location());
    const { keeper } = aKeeper(new EvidenceStore(dataSource));
    play(keeper, aResult(1), aResult(2), aResult(3), aResult(4, { outcome: down }));
    play(keeper, aResult(5, { outcome: degraded }), aResult(6), aResult(7));
    await keeper.flush();
    expect(await kept(dataSource)).toEqual(['good 6', 'bad 5', 'bad 4', 'good 3']);
  });

  it('writes the first good check of a life, and little more while all is well', async () => {
    const dataSource = await open(await location());
    const { keeper } = aKeeper(new EvidenceStore(dataSource));
    for (let at = 1; at < 50; at += 1) play(keeper, aResult(at));
    await keeper.flush();
    expect(await kept(dataSource)).toEqual(['good 1']);
  });

  it('keeps the newest failures of each probe, and nothing of our own', async () => {
    const dataSource = await open(await location());
    const { keeper, service } = aKeeper(new EvidenceStore(dataSource));
    for (let at = 1; at <= 60; at += 1) play(keeper, aResult(at, { outcome: down }));
    play(keeper, aResult(70, { outcome: ourFault }));
    play(keeper, aResult(1, { probeId: 2, outcome: down }));
    await keeper.flush();
    expect(await kept(dataSource)).toEqual(['bad 60', 'bad 59', 'bad 58']);
    expect(await kept(dataSource, 2)).toEqual(['bad 1']);
    expect(await service.failures(1, 2)).toEqual([
      aResult(60, { outcome: down }),
      aResult(59, { outcome: down }),
    ]);
  });

  it('forgets a probe that was removed', async () => {
    const dataSource = await open(await location());
    const { keeper } = aKeeper(new EvidenceStore(dataSource));
    play(keeper, aResult(1, { outcome: down }));
    keeper.forget(new ProbeRemoved(aProbe()));
    await keeper.flush();
    expect(await kept(dataSource)).toEqual([]);
  });

  it('keeps all that a check saw, to the last character', async () => {
    const dataSource = await open(await location());
    const { keeper, service } = aKeeper(new EvidenceStore(dataSource));
    const outcome: Outcome = { ...down, message: '世界 😀 \u0000', sight };
    play(keeper, aResult(1, { outcome }));
    await keeper.flush();
    const after = aKeeper(new EvidenceStore(dataSource)).service;
    expect(await after.failures(1, 10)).toEqual([aResult(1, { outcome })]);
    expect(await service.at(1, aResult(1).startedAt)).toEqual(outcome);
  });
});

describe('EvidenceKeeper', () => {
  it('takes a changed probe for another one', () => {
    const { keeper } = aKeeper({} as EvidenceStore);
    play(keeper, aResult(1), aResult(2));
    keeper.startAnew(new ProbeSaved(aProbe(), 'updated'));
    play(keeper, aResult(3));
    const moments = keeper.unwritten(1).map(({ startedAt }) => startedAt);
    expect(new Set(moments)).toEqual(
      new Set([aResult(1), aResult(3)].map(({ startedAt }) => startedAt.getTime())),
    );
  });

  it('knows what is not on file of one check: what waits, and the last good one', () => {
    const { keeper } = aKeeper({} as EvidenceStore);
    play(keeper, aResult(1), aResult(2), aResult(3));
    const found = [1, 2, 3].map(at => keeper.unwrittenAt(1, aResult(at).startedAt.getTime()));
    expect(found.map(row => row?.startedAt)).toEqual([
      aResult(1).startedAt.getTime(),
      undefined,
      aResult(3).startedAt.getTime(),
    ]);
    expect(keeper.unwrittenAt(2, aResult(3).startedAt.getTime())).toBeUndefined();
  });

  it('waits for a database that is away, within bounds, and shows what waits', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    vi.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
    let away = true;
    let written = 0;
    const { keeper, clock, service } = aKeeper({
      insert: async rows => {
        if (away) throw new Error('gone away');
        written += rows.length;
        return Promise.resolve();
      },
      prune: async () => Promise.resolve(),
      forget: async () => Promise.resolve(),
      ofProbe: async () => Promise.resolve([]),
    });
    const long: Outcome = { ...down, message: 'x'.repeat(100_000) };
    for (let at = 0; at < 1000; at += 1) play(keeper, aResult(at, { outcome: long }));
    await clock.play(10 * second, second);
    expect(warn).toHaveBeenCalledTimes(2);
    expect((await service.failures(1, 1000)).length).toBeLessThan(330);
    away = false;
    await clock.play(30 * second, second);
    expect(written).toBeGreaterThan(300);
    expect(written).toBeLessThan(330);
  });
});

describe('a comparison', () => {
  const { keeper, service } = aKeeper({
    ofProbe: async () => Promise.resolve([]),
  } as unknown as EvidenceStore);
  const good: Outcome = { ...up, sight };
  const bad: Outcome = { ...down, sight: { ...sight, address: '192.0.2.2' } };
  const start = aResult(0).startedAt.getTime();
  play(
    keeper,
    aResult(1, { outcome: good }),
    aResult(2, { outcome: bad }),
    aResult(3, { outcome: bad }),
    aResult(4, { outcome: good }),
    aResult(1, { probeId: 2, outcome: bad }),
  );

  it('lays a failure beside the last good check before it', async () => {
    expect(await service.comparison(`1-${start + 3}`)).toEqual({
      failed: aResult(3, { outcome: bad }),
      good: aResult(1, { outcome: good }),
      differences: [{ path: 'address', failed: '192.0.2.2', good: '192.0.2.1' }],
    });
  });

  it('shows a failure alone where nothing good was seen before it', async () => {
    const failed = aResult(1, { probeId: 2, outcome: bad });
    expect(await service.comparison(`2-${start + 1}`)).toEqual({ failed, differences: [] });
  });

  it.each(['', 'x', '1', `1-${start + 4}`, `1-${start + 9}`, '1-2-3', `9-${start}`])(
    'is none of %j',
    async id => {
      expect(await service.comparison(id)).toBeUndefined();
    },
  );

  it('lists so many failures that can be kept, and no more', async () => {
    await expect(service.failures(1, 0)).rejects.toThrow('The limit is from 1 to 1000; this is 0.');
    expect(await service.failures(1, 1)).toHaveLength(1);
  });
});
