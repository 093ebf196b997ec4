import { ProbeSaved } from '@dialtone/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { anInput, ProbeRoom } from './testing/probe-room.js';

const minute = 60_000;

describe.each(databases)('BulkEdits on $name', database => {
  let first: ProbeRoom;
  let room: ProbeRoom;
  beforeAll(async () => {
    first = await ProbeRoom.open(database);
  }, 60_000);
  beforeEach(async () => {
    room = await first.empty();
  }, 60_000);
  afterAll(() => first.close());

  const preview = async (patch: object) => room.bulk.preview(room.catalog.all(), patch, 1);
  const shop = async (differing: object = {}) => room.service.create(anInput(differing), 1);

  it('shows what would be different, and changes nothing', async () => {
    const a = await shop({ cron: '30s', application: 'checkout' });
    await shop({ cron: '5m' });
    const shown = await preview({ cron: '5m', application: null });
    expect(shown.selected).toBe(2);
    expect(shown.rows).toEqual([
      {
        id: a.id,
        name: 'shop',
        changes: [
          { field: 'application', before: 'checkout', after: undefined },
          { field: 'cron', before: '30s', after: '5m' },
        ],
      },
    ]);
    expect((await room.row(a.id)).cron).toBe('30s');
  });

  it('adds tags and takes tags away, of each what it has', async () => {
    const a = await shop({ tags: ['eu', 'old'] });
    const b = await shop({ name: 'other' });
    const c = await shop({ name: 'tagged', tags: ['eu', 'prod'] });
    const shown = await preview({ addTags: ['prod', 'eu'], removeTags: ['old'] });
    expect(shown.rows.map(({ id, changes }) => [id, changes])).toEqual([
      [a.id, [{ field: 'tags', before: 'eu, old', after: 'eu, prod' }]],
      [b.id, [{ field: 'tags', before: undefined, after: 'eu, prod' }]],
    ]);
    const { undo } = await room.bulk.apply(shown.id, 1);
    const tags = () => [a, b, c].map(({ id }) => room.catalog.get(id)?.tags);
    expect(tags()).toEqual([
      ['eu', 'prod'],
      ['eu', 'prod'],
      ['eu', 'prod'],
    ]);
    await room.bulk.undo(undo?.id ?? '', 1);
    expect(tags()).toEqual([['eu', 'old'], undefined, ['eu', 'prod']]);
    const refused = await preview({ addTags: ['a;b'] });
    expect(refused.rows[0]?.problem).toBe(
      'A tag holds neither commas nor semicolons; this is “a;b”.',
    );
  });

  it('does what it showed, in one go, and says each', async () => {
    const { id } = await shop({ timeoutMs: 2000 });
    await room.rows(120);
    await room.follower.follow();
    const shown = await preview({ cron: '10m', timeoutMs: 9000, enabled: false });
    const outcome = await room.bulk.apply(shown.id, 1);
    expect(outcome).toMatchObject({ changed: 121, problems: [] });
    expect(
      room.catalog.all().filter(({ cron, enabled }) => cron === '10m' && !enabled),
    ).toHaveLength(121);
    expect(room.catalog.get(id)).toMatchObject({ timeoutWished: 9000, name: 'shop' });
    expect((await room.store.find([id]))[0]?.mark).toBe(room.catalog.mark(id));
    await expect(room.bulk.apply(shown.id, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('does nothing where one was changed since it was shown, and says which', async () => {
    const [a, b] = [await shop(), await shop({ name: 'other' })];
    const shown = await preview({ enabled: false });
    await room.service.update(b.id, { name: 'renamed' }, 2);
    const outcome = await room.bulk.apply(shown.id, 1);
    expect(outcome).toMatchObject({ changed: 0, problems: [{ id: b.id, name: 'renamed' }] });
    expect(outcome.undo).toBeUndefined();
    expect([room.catalog.get(a.id)?.enabled, (await room.row(a.id)).enabled]).toEqual([true, true]);
  });

  it('sees what another program wrote, before the follower did', async () => {
    const { id } = await shop();
    const shown = await preview({ enabled: false });
    const [{ table }] = [{ table: room.dataSource.getMetadata('ProbeRow').tableName }];
    await room.sql(`UPDATE ${table} SET cron = '7m' WHERE id = ?`, [id]);
    expect(await room.bulk.apply(shown.id, 1)).toMatchObject({ changed: 0, problems: [{ id }] });
    expect((await room.row(id)).cron).toBe('7m');
  });

  it('says row by row what cannot be, and does none of it', async () => {
    await shop({ cron: '1h' });
    const { id } = await shop({ cron: '5s', name: 'quick' });
    const shown = await preview({ timeoutMs: 30_000 });
    const refused = shown.rows.filter(({ problem }) => problem !== undefined);
    expect(refused.map(row => row.id)).toEqual([id]);
    expect(await room.bulk.apply(shown.id, 1)).toMatchObject({ changed: 0, problems: [{ id }] });
  });

  it.each([[{}], [{ application: undefined }]])(
    'refuses a patch that says nothing: %j',
    async patch => {
      await expect(preview(patch)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    },
  );

  it('takes an edit back, secrets and all', async () => {
    const headers = [{ name: 'Authorization', value: 'Bearer swordfish' }];
    const target = { http: { url: 'http://a.test/', headers } };
    const a = await shop({ target, cron: '30s', timeoutMs: 2000, application: 'x'.repeat(60) });
    const b = await shop({ cron: '10m' });
    const [before] = await room.store.find([a.id]);
    const shown = await preview({ cron: '1h', timeoutMs: null, application: 'all' });
    const { undo } = await room.bulk.apply(shown.id, 1);
    expect(room.catalog.get(a.id)).toMatchObject({ cron: '1h', application: 'all' });
    expect(await room.bulk.undo(undo?.id ?? '', 1)).toMatchObject({ changed: 2, problems: [] });
    const [after] = await room.store.find([a.id]);
    expect({ ...after?.row, updatedAt: 0 }).toEqual({ ...before?.row, updatedAt: 0 });
    expect(after?.parts).toEqual(before?.parts);
    expect(room.catalog.get(a.id)?.target).toMatchObject({ headers });
    expect(room.catalog.get(b.id)?.cron).toBe('10m');
    expect(room.bus.of(ProbeSaved).at(-1)?.cause).toBe('updated');
  });

  it('leaves what was changed after the edit as it is when the edit is taken back', async () => {
    const [a, b] = [await shop(), await shop()];
    const { undo } = await room.bulk.apply((await preview({ cron: '9m' })).id, 1);
    await room.service.update(b.id, { cron: '8m' }, 2);
    const outcome = await room.bulk.undo(undo?.id ?? '', 1);
    expect(outcome).toMatchObject({ changed: 1, problems: [{ id: b.id }] });
    expect([room.catalog.get(a.id)?.cron, room.catalog.get(b.id)?.cron]).toEqual(['30s', '8m']);
  });

  it('keeps previews and undos for their user, and for some minutes', async () => {
    await shop();
    const shown = await preview({ cron: '9m' });
    await expect(room.bulk.apply(shown.id, 2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { undo } = await room.bulk.apply(shown.id, 1);
    await expect(room.bulk.undo(undo?.id ?? '', 2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    room.clock.advance(11 * minute);
    await expect(room.bulk.undo(undo?.id ?? '', 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
