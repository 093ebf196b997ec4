import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProbeClient } from './support/probe-client.js';
import { RunningApi } from './support/running-api.js';

const rows = 'rows { id name problem changes { field before after } }';
const previewBulkEdit = `mutation ($selection: ProbeSelection!, $patch: BulkPatch!) {
  previewBulkEdit(selection: $selection, patch: $patch) { id selected changing refused ${rows} } }`;
const bulkUpdateProbes = `mutation ($id: ID!) {
  bulkUpdateProbes(previewId: $id) { changed refused undoId problems { id problem } } }`;
const undoBulkUpdate = 'mutation ($id: ID!) { undoBulkUpdate(undoId: $id) { changed refused } }';

interface Preview {
  readonly id: string;
  readonly selected: number;
  readonly changing: number;
  readonly rows: readonly { readonly id: string; readonly changes: readonly object[] }[];
}

describe('edits of many probes', () => {
  let api: RunningApi;
  let probes: ProbeClient;
  beforeAll(async () => {
    api = await RunningApi.start();
    probes = new ProbeClient(api);
  }, 60_000);
  afterAll(async () => api.stop());

  const preview = async (selection: object, patch: object): Promise<Preview> => {
    const variables = { selection, patch };
    return (await api.data<{ previewBulkEdit: Preview }>(previewBulkEdit, variables))
      .previewBulkEdit;
  };

  it('are shown, done and taken back', async () => {
    const { id } = await probes.create({ name: 'edited', application: 'many' });
    await probes.create({ name: 'other', application: 'few' });
    const shown = await preview({ filter: { application: 'many' } }, { timeoutMs: 2500 });
    expect(shown).toMatchObject({ selected: 1, changing: 1 });
    expect(shown.rows).toMatchObject([
      { id, name: 'edited', changes: [{ field: 'timeoutMs', before: null, after: '2500' }] },
    ]);
    expect((await probes.one(id))?.timeoutMs).toBe(10_000);
    const done = await api.data<{ bulkUpdateProbes: { undoId: string } }>(bulkUpdateProbes, {
      id: shown.id,
    });
    expect(done.bulkUpdateProbes).toMatchObject({ changed: 1, refused: 0, problems: [] });
    expect((await probes.one(id))?.timeoutMs).toBe(2500);
    const undone = await api.data(undoBulkUpdate, { id: done.bulkUpdateProbes.undoId });
    expect(undone).toEqual({ undoBulkUpdate: { changed: 1, refused: 0 } });
    expect((await probes.one(id))?.timeoutMs).toBe(10_000);
  });

  it('are not made of what was not shown', async () => {
    const answer = await api.ask(bulkUpdateProbes, { id: 'nothing' });
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('name what is wrong with them', async () => {
    const ids = Array.from({ length: 10_001 }, (_, place) => String(place + 1));
    const many = { selection: { ids }, patch: { enabled: true } };
    const tooMany = await api.ask(previewBulkEdit, many);
    expect(tooMany.errors?.[0]?.message).toBe(
      'At most 10000 probes can be named; these are 10001.',
    );
    const nothing = { selection: { ids: ['1'] }, patch: {} };
    const empty = await api.ask(previewBulkEdit, nothing);
    expect(empty.errors?.[0]?.message).toBe('Give at least one field to change.');
  });
});
