import { ProbeRemoved, ProbeSaved } from '@dialtone/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../platform/errors.js';
import { databases } from '../platform/database/testing/databases.js';
import type { ProbePatch } from './probe-patch.js';
import { ProbePartsRow, type ProbeRow } from './probe.entity.js';
import { anInput, ProbeRoom } from './testing/probe-room.js';

const by = 7;
const long = '长'.repeat(100);

/** The fields that differ. */
const changed = (before: ProbeRow, after: ProbeRow): object =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([field, value]) => JSON.stringify(before[field as keyof ProbeRow]) !== JSON.stringify(value),
    ),
  );

describe.each(databases)('the probes on $name', database => {
  let first: ProbeRoom;
  let room: ProbeRoom;
  beforeAll(async () => {
    first = await ProbeRoom.open(database);
  }, 60_000);
  beforeEach(async () => {
    room = await first.empty();
  }, 60_000);
  afterAll(() => first.close());

  const causes = (): string[] => room.bus.of(ProbeSaved).map(({ cause }) => cause);
  const partsOf = async (probeId: number): Promise<unknown> => {
    const row = await room.dataSource.getRepository(ProbePartsRow).findOneBy({ probeId });
    return row === null ? undefined : JSON.parse(row.parts);
  };
  const later = (): Date => {
    room.clock.advance(90_123);
    return new Date(room.clock.now());
  };

  it('are created with the time and the user, whatever else an input says', async () => {
    const forged = { id: 999, createdBy: 1, updatedBy: 1, deletedBy: 1, successRate: '100.00' };
    const input = { ...anInput({ application: 'web', timeoutMs: 500 }), ...forged };
    const at = later();
    const probe = await room.service.create(input, by);
    expect(await room.row(probe.id)).toMatchObject({
      createdAt: at,
      updatedAt: at,
      deletedAt: null,
      name: 'shop',
      type: 'TCP',
      httpMethod: 'GET',
      url: 'db:5432',
      enabled: true,
      application: 'web',
      httpStatus: 200,
      cron: '30s',
      successRate: null,
      createdBy: by,
      updatedBy: by,
      deletedBy: null,
    });
    expect(probe.id).not.toBe(999);
    expect(await partsOf(probe.id)).toEqual({ timeoutMs: 500 });
    expect(room.catalog.get(probe.id)).toEqual(probe);
    expect(room.bus.said).toEqual([new ProbeSaved(probe, 'created')]);
  });

  it('are not created from an input with problems, all of which are told', async () => {
    const input = anInput({ name: ' ', cron: 'soon', timeoutMs: 1 });
    const error = await room.service.create(input, by).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: ['name'] }, { path: ['cron'] }, { path: ['timeoutMs'] }],
    });
    expect(room.bus.said).toEqual([]);
  });

  it.each<[ProbePatch, object]>([
    [{ name: 'new' }, { name: 'new' }],
    [{ name: long }, { name: '长'.repeat(32) }],
    [{ application: null }, { application: null }],
    [{ application: '' }, { application: null }],
    [{ cron: '1m' }, { cron: '1m' }],
    [{ enabled: false }, { enabled: false }],
    [{ timeoutMs: 700 }, {}],
    [{ target: { icmp: { host: 'gateway' } } }, { type: 'ICMP', url: 'gateway' }],
  ])('are changed by %j in those columns alone, and by whom', async (patch, columns) => {
    const { id } = await room.service.create(anInput({ application: 'web' }), 1);
    await room.sql(
      "UPDATE dial_api SET success_rate = '99.50', request_body = 'kept' WHERE id = ?",
      [id],
    );
    if (patch.target) await room.sql('UPDATE dial_api SET request_body = NULL WHERE id = ?', [id]);
    const before = await room.row(id);
    const updatedAt = later();
    const probe = await room.service.update(id, patch, by);
    const expected = { ...columns, updatedAt, updatedBy: by };
    expect(changed(before, await room.row(id))).toEqual(expected);
    expect(room.catalog.get(id)).toEqual(probe);
    expect(causes()).toEqual(['created', 'updated']);
  });

  it('are not changed by a patch with problems', async () => {
    const { id } = await room.service.create(anInput(), 1);
    const before = await room.row(id);
    const patch = { name: 'new', cron: 'soon', enabled: null };
    await expect(room.service.update(id, patch, by)).rejects.toMatchObject({
      problems: [{ path: ['cron'] }, { path: ['enabled'] }],
    });
    expect(await room.row(id)).toEqual(before);
    expect(causes()).toEqual(['created']);
  });

  it('of another program can be paused, renamed and mended though they mean nothing', async () => {
    const [id = 0] = await room.rows(1);
    await room.sql("UPDATE dial_api SET type = 'GRPC', cron = 'soon' WHERE id = ?", [id]);
    const paused = await room.service.update(id, { enabled: false, name: 'old' }, by);
    expect(paused).toMatchObject({ valid: false, enabled: false, name: 'old' });
    const patch = { cron: '1m', target: { tcp: { host: 'db', port: 1 } }, enabled: true };
    expect(await room.service.update(id, patch, by)).toMatchObject({ valid: true, type: 'TCP' });
  });

  it('are judged by the schedule that stands in for an empty column', async () => {
    const cron = '@every 0000000000000000002s';
    const { id } = await room.service.create(anInput({ cron }), 1);
    await room.sql("UPDATE dial_api SET cron = '' WHERE id = ?", [id]);
    await expect(room.service.update(id, { timeoutMs: 2001 }, by)).rejects.toThrow(
      'at most 2000 ms',
    );
  });

  it('are changed by several at once, and no change is lost', async () => {
    const { id } = await room.service.create(anInput(), 1);
    const patches: ProbePatch[] = [
      { name: long },
      { application: long },
      { timeoutMs: 700 },
      { cron: '@every 1h30m15s' },
      { enabled: false },
      { target: { dns: { host: 'example.com', resolver: '1.1.1.1' } } },
    ];
    await Promise.all(patches.map(patch => room.service.update(id, patch, by)));
    expect(room.catalog.get(id)).toMatchObject({
      name: long,
      application: long,
      timeoutMs: 700,
      cron: '@every 1h30m15s',
      enabled: false,
      target: { type: 'dns', resolver: '1.1.1.1' },
    });
    await room.follower.follow();
    expect(causes()).toHaveLength(1 + patches.length);
  });

  it.each([
    ['that never was', async () => Promise.resolve(4711)],
    [
      'that was deleted',
      async () => {
        const { id } = await room.service.create(anInput(), 1);
        await room.service.delete([id], 1);
        return id;
      },
    ],
  ])('say so of one %s', async (_, make) => {
    const id = await make();
    await expect(room.service.update(id, { name: 'new' }, by)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `There is no probe ${id}.`,
    });
    expect(await room.service.setEnabled([id], true, by)).toEqual([]);
    expect(await room.service.delete([id], by)).toEqual([]);
  });

  it('are deleted softly, with the time and the user, and keep their parts', async () => {
    const { id } = await room.service.create(anInput({ timeoutMs: 500 }), 1);
    const before = await room.row(id);
    const at = later();
    expect(await room.service.delete([id, id, 4711], by)).toEqual([id]);
    const change = { deletedAt: at, updatedAt: at, deletedBy: by };
    expect(changed(before, await room.row(id))).toEqual(change);
    expect(await partsOf(id)).toEqual({ timeoutMs: 500 });
    expect(room.catalog.get(id)).toBeUndefined();
    expect(room.bus.of(ProbeRemoved).map(({ probe }) => probe.id)).toEqual([id]);
  });

  it('stand in memory as on file after many changes at once', { timeout: 60_000 }, async () => {
    const ids = await room.rows(300);
    await room.follower.follow();
    const at = (index: number): number => ids[index % ids.length] ?? 0;
    await Promise.all([
      ...[true, false, true].map(enabled => room.service.setEnabled(ids, enabled, by)),
      ...ids.slice(0, 40).map(id => room.service.update(id, { name: long, timeoutMs: 700 }, by)),
      ...ids.slice(20, 60).map(id => room.service.update(id, { application: long }, by)),
      ...ids.slice(0, 20).map(() => room.service.create(anInput({ timeoutMs: 500 }), by)),
      room.service.delete(ids.slice(200, 250).toReversed(), by),
      room.sql("UPDATE dial_api SET success_rate = '1.00' WHERE id = ?", [at(30)]),
      room.follower.follow(),
    ]);
    const fresh = room.restarted();
    await fresh.follower.follow();
    const byId = ({ catalog }: ProbeRoom) => new Map(catalog.all().map(probe => [probe.id, probe]));
    expect(byId(room)).toEqual(byId(fresh));
    expect(fresh.catalog.get(at(30))).toMatchObject({
      name: long,
      application: long,
      timeoutMs: 700,
    });
    expect(fresh.catalog.size).toBe(300 + 20 - 50);
  });

  it('are paused, started and deleted 1,200 at a time', { timeout: 60_000 }, async () => {
    const ids = await room.rows(1200);
    await room.follower.follow();
    const shuffled = [...ids.toReversed(), ...ids.slice(0, 10), 0, 10 ** 9];
    const at = later();
    const paused = await room.service.setEnabled(shuffled, false, by);
    expect(paused.map(({ id }) => id)).toEqual(ids);
    expect(paused.every(({ enabled }) => !enabled)).toBe(true);
    expect(await room.row(ids[0] ?? 0)).toMatchObject({
      enabled: false,
      updatedBy: by,
      updatedAt: at,
    });
    expect(await room.service.delete(shuffled, by)).toEqual(ids);
    expect(room.catalog.size).toBe(0);
    expect(room.bus.of(ProbeRemoved)).toHaveLength(1200);
  });
});
