import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { EditRetention, editsKept } from './edit-retention.js';
import { type EditQuestion, ProbeEdits, type RecordedEdit } from './probe-edits.js';
import { ProbeEditRow } from './probe-edit.entity.js';
import { anInput, ProbeRoom } from './testing/probe-room.js';

const by = 7;

describe.each(databases)('the edits of probes on $name', database => {
  let first: ProbeRoom;
  let room: ProbeRoom;
  beforeAll(async () => {
    first = await ProbeRoom.open(database);
    await first.sql("INSERT INTO sys_users (id, username) VALUES (7, 'ada')");
  }, 60_000);
  beforeEach(async () => {
    room = await first.empty();
  }, 60_000);
  afterAll(() => first.close());

  const editsOf = (probeId: number, more: Partial<EditQuestion> = {}): Promise<RecordedEdit[]> =>
    new ProbeEdits(room.dataSource).newest({
      ...{ probeId, first: 100 },
      ...more,
    });
  const told = async (id: number) =>
    (await editsOf(id)).map(({ kind, username, fields }) => ({ kind, username, fields }));

  it('say who did what, the newest first, also of a probe that is gone', async () => {
    const { id } = await room.service.create(anInput(), by);
    room.clock.advance(1000);
    const at = new Date(room.clock.now());
    await room.service.update(id, { name: 'store' }, by);
    await room.service.setEnabled([id], false, 4711);
    await room.service.delete([id], by);
    expect(await told(id)).toEqual([
      { kind: 'DELETED', username: 'ada', fields: [] },
      {
        kind: 'UPDATED',
        username: null,
        fields: [{ path: 'enabled', before: 'true', after: 'false' }],
      },
      {
        kind: 'UPDATED',
        username: 'ada',
        fields: [{ path: 'name', before: 'shop', after: 'store' }],
      },
      { kind: 'CREATED', username: 'ada', fields: [] },
    ]);
    expect((await editsOf(id))[2]).toMatchObject({ at, userId: by });
  });

  it('hold no secret, on file neither', async () => {
    const secret = (password: string) => ({
      http: { url: 'https://a.test/', auth: { basic: { username: 'me', password } } },
    });
    const { id } = await room.service.create(anInput({ target: secret('swordfish') }), by);
    await room.service.update(id, { target: secret('herring') }, by);
    const rows = await room.dataSource.getRepository(ProbeEditRow).find();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).toContain('auth.basic.password');
    expect(JSON.stringify(rows)).not.toMatch(/swordfish|herring/u);
  });

  it('are none where nothing changed, nor where the change was undone', async () => {
    const { id } = await room.service.create(anInput(), by);
    await room.service.update(id, { name: 'shop' }, by);
    await room.service.setEnabled([id], true, by);
    await room.sql('ALTER TABLE dialtone_probe_parts RENAME TO elsewhere');
    try {
      await expect(room.service.update(id, { timeoutMs: 900 }, by)).rejects.toThrow();
    } finally {
      await room.sql('ALTER TABLE elsewhere RENAME TO dialtone_probe_parts');
    }
    expect((await told(id)).map(({ kind }) => kind)).toEqual(['CREATED']);
  });

  it('are on file with the change, or neither is', async () => {
    const { id } = await room.service.create(anInput(), by);
    await room.sql('ALTER TABLE dialtone_probe_edits RENAME TO elsewhere');
    try {
      await expect(room.service.update(id, { name: 'store' }, by)).rejects.toThrow();
    } finally {
      await room.sql('ALTER TABLE elsewhere RENAME TO dialtone_probe_edits');
    }
    expect(await room.row(id)).toMatchObject({ name: 'shop' });
  });

  it('of another program are told as found, without a user', async () => {
    const [kept = 0, gone = 0] = await room.rows(2);
    await room.follower.follow();
    await room.sql("UPDATE dial_api SET name = 'theirs', success_rate = '1.00' WHERE id = ?", [
      kept,
    ]);
    await room.sql("UPDATE dial_api SET deleted_at = '2026-01-01 00:00:00' WHERE id = ?", [gone]);
    const [added = 0] = await room.rows(1);
    await room.follower.follow();
    await room.follower.follow();
    expect(await editsOf(kept)).toMatchObject([
      {
        kind: 'UPDATED',
        userId: null,
        username: null,
        fields: [{ path: 'name', before: 'row', after: 'theirs' }],
      },
    ]);
    expect(await told(gone)).toMatchObject([{ kind: 'DELETED' }]);
    expect(await told(added)).toMatchObject([{ kind: 'CREATED' }]);
  });

  it('are not taken for those of another program before they are said', async () => {
    const { id } = await room.service.create(anInput(), by);
    await room.store.update(id, () => ({ columns: { name: 'store' }, parts: {} }), by, new Date(0));
    await room.follower.follow();
    await room.store.delete([id], by, new Date(0));
    await room.follower.follow();
    expect((await told(id)).map(({ username }) => username)).toEqual(['ada', 'ada', 'ada']);
    expect(room.catalog.get(id)).toBeUndefined();
  });

  it('are none of what is on file at start', async () => {
    const [id = 0] = await room.rows(1);
    await room.follower.follow();
    expect(await told(id)).toEqual([]);
  });

  it('can be asked for page by page, and of a window', async () => {
    const { id } = await room.service.create(anInput(), by);
    for (const name of ['a', 'b', 'c']) {
      room.clock.advance(1000);
      await room.service.update(id, { name }, by);
    }
    const page = await editsOf(id, { first: 1 });
    expect(page.map(({ fields }) => fields[0]?.after)).toEqual(['c', 'b']);
    const next = await editsOf(id, { first: 1, after: page[0]?.id });
    expect(next.map(({ fields }) => fields[0]?.after)).toEqual(['b', 'a']);
    const end = new Date(room.clock.now());
    const window = await editsOf(id, { from: new Date(end.getTime() - 1000), until: end });
    expect(window.map(({ fields }) => fields[0]?.after)).toEqual(['b']);
  });

  it('are forgotten when they are too many or too old', { timeout: 30_000 }, async () => {
    const row = (probeId: number, editedAt: number) => ({
      ...{ probeId, editedAt, kind: 'DELETED' as const, userId: 1, username: 'ada', fields: '[]' },
    });
    const now = room.clock.now();
    const rows = room.dataSource.getRepository(ProbeEditRow);
    const many = Array.from({ length: editsKept.ofEachProbe + 50 }, () => row(1, now));
    await rows.insert(many);
    await rows.insert([row(2, now - (editsKept.days + 1) * 86_400_000), row(2, now)]);
    await new EditRetention(room.dataSource, room.clock).sweep();
    expect(await rows.countBy({ probeId: 1 })).toBe(editsKept.ofEachProbe);
    expect(await rows.countBy({ probeId: 2 })).toBe(1);
    expect((await editsOf(1, { first: 1 }))[0]?.id).toBeGreaterThan(editsKept.ofEachProbe);
  });
});
