import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { ProbePartsRow } from './probe.entity.js';
import type { Stretch } from './probe-marks.js';
import type { Marked } from './stored-probe.js';
import { anInput, ProbeRoom } from './testing/probe-room.js';

describe.each(databases)('the store on $name', database => {
  let first: ProbeRoom;
  let room: ProbeRoom;
  beforeAll(async () => {
    first = await ProbeRoom.open(database);
  }, 60_000);
  beforeEach(async () => {
    room = await first.empty();
  }, 60_000);
  afterAll(() => first.close());

  const stretches = async (): Promise<Stretch[]> => {
    const found: Stretch[] = [];
    for await (const stretch of room.marks.stretches()) found.push(stretch);
    return found;
  };
  const slices = async (): Promise<Marked[][]> => {
    const found: Marked[][] = [];
    for (const stretch of await stretches()) found.push(await room.marks.within(stretch));
    return found;
  };
  const mark = async (id: number): Promise<string | undefined> =>
    (await slices()).flat().find(marked => marked.id === id)?.mark;

  it('gives every live row once, by id, in slices', async () => {
    const ids = await room.rows(1001);
    const [gone = 0] = ids;
    await room.service.delete([gone], 1);
    const { id } = await room.service.create(anInput({ timeoutMs: 500 }), 1);
    const found = await slices();
    expect(found.map(slice => slice.length)).toEqual([500, 500, 1]);
    expect(found.flat().map(marked => marked.id)).toEqual([...ids.slice(1), id]);
  });

  it('finds what is live, whole', async () => {
    const { id } = await room.service.create(anInput({ timeoutMs: 500 }), 1);
    const ids = await room.rows(401);
    const found = await room.store.find([...ids.toReversed(), 0, id, id]);
    expect(found.map(({ row }) => row.id)).toEqual([id, ...ids]);
    expect(found[0]?.row).toEqual(await room.row(id));
    expect(found[0]?.parts).toEqual({ timeoutMs: 500 });
    expect(found[0]?.mark).toBe(await mark(id));
    expect(found[0]?.mark).toBe(room.catalog.mark(id));
  });

  it('keeps no value of a header readable on file', async () => {
    const headers = [{ name: 'Authorization', value: 'Bearer swordfish' }];
    const target = { http: { url: 'http://a.test/', headers } };
    const { id } = await room.service.create(anInput({ target }), 1);
    const onFile = await room.dataSource.getRepository(ProbePartsRow).findOneBy({ probeId: id });
    expect(onFile?.parts).toContain('Authorization');
    expect(onFile?.parts).not.toContain('swordfish');
    expect(room.catalog.get(id)?.target).toMatchObject({ headers });
    await room.service.update(id, { name: 'renamed' }, 1);
    expect((await room.store.find([id]))[0]?.parts).toMatchObject({ headers });
  });

  it.each([
    ["success_rate = '99.50'", true],
    ["name = 'new'", false],
    ["name = 'a'',''b', http_method = 'c'", false],
    ['enabled = NULL', false],
    ['deleted_by = 1', false],
    ["updated_at = '2026-01-01 00:00:00.001'", false],
  ])('with %s has the same mark: %s', async (set, same) => {
    const { id } = await room.service.create(anInput({ timeoutMs: 500 }), 1);
    const before = await mark(id);
    await room.sql(`UPDATE dial_api SET ${set} WHERE id = ?`, [id]);
    expect((await mark(id)) === before).toBe(same);
  });

  it('has another mark with other parts', async () => {
    const { id } = await room.service.create(anInput({ timeoutMs: 500 }), 1);
    const before = await mark(id);
    await room.sql("UPDATE dialtone_probe_parts SET parts = '{}' WHERE probe_id = ?", [id]);
    expect(await mark(id)).not.toBe(before);
  });

  it.each([
    ["UPDATE dial_api SET success_rate = '99.50' WHERE id = ?", true],
    ["UPDATE dial_api SET url = 'other:1' WHERE id = ?", false],
    ["UPDATE dial_api SET deleted_at = '2026-01-01 00:00:00.000' WHERE id = ?", false],
    ['DELETE FROM dial_api WHERE id = ?', false],
    ['UPDATE dial_api SET id = id + 1000000 WHERE id = ?', false],
    ["UPDATE dialtone_probe_parts SET parts = '{}' WHERE probe_id = ?", false],
  ])('has the same digest of the rows together after %s: %s', async (sql, same) => {
    await room.rows(3);
    const { id } = await room.service.create(anInput({ timeoutMs: 500 }), 1);
    await room.rows(3);
    const digests = async () => (await stretches()).map(({ digest }) => digest);
    const before = await digests();
    expect(before).toHaveLength(1);
    await room.sql(sql, [id]);
    expect((await digests())[0] === before[0]).toBe(same);
  });

  it('gives nothing of an empty table', async () => {
    expect((await slices()).flat()).toEqual([]);
  });

  it('writes nothing when what is to change cannot be judged', async () => {
    const { id } = await room.service.create(anInput(), 1);
    const before = await room.row(id);
    const refuse = () => {
      throw new Error('no');
    };
    await expect(room.store.update(id, refuse, 1, new Date(0))).rejects.toThrow('no');
    expect(await room.row(id)).toEqual(before);
    await room.service.update(id, { name: 'and the next is not kept waiting' }, 1);
  });

  it('keeps nothing of a probe whose parts cannot be written', async () => {
    await room.sql('ALTER TABLE dialtone_probe_parts RENAME TO elsewhere');
    try {
      await expect(room.service.create(anInput({ timeoutMs: 500 }), 1)).rejects.toThrow();
    } finally {
      await room.sql('ALTER TABLE elsewhere RENAME TO dialtone_probe_parts');
    }
    expect((await slices()).flat()).toEqual([]);
    expect(room.bus.said).toEqual([]);
  });
});
