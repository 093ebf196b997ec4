import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { markOf, type StoredProbe } from './probe-store.js';
import { aRow } from './testing/a-row.js';
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

  const slices = async (): Promise<StoredProbe[][]> => {
    const found: StoredProbe[][] = [];
    for await (const slice of room.store.slices()) found.push(slice);
    return found;
  };

  it('gives every live row once, by id, in slices', async () => {
    const ids = await room.rows(501);
    const [gone = 0] = ids;
    await room.service.delete([gone], 1);
    const { id } = await room.service.create(anInput({ timeoutMs: 500 }), 1);
    const found = await slices();
    expect(found.map(slice => slice.length)).toEqual([500, 1]);
    expect(found.flat().map(({ row }) => row.id)).toEqual([...ids.slice(1), id]);
    expect(found.flat().at(-1)?.parts).toEqual({ timeoutMs: 500 });
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

describe('a mark', () => {
  const mark = markOf({ row: aRow(), parts: {} });

  it('is the same whatever the success rate', () => {
    expect(markOf({ row: aRow({ successRate: '99.50' }), parts: {} })).toBe(mark);
  });

  it.each([
    { row: aRow({ name: 'new' }), parts: {} },
    { row: aRow({ updatedAt: new Date(0) }), parts: {} },
    { row: aRow({ enabled: null }), parts: {} },
    { row: aRow(), parts: { timeoutMs: 500 } },
  ])('differs with everything else: %#', stored => {
    expect(markOf(stored)).not.toBe(mark);
  });
});
