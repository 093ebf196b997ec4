import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProbeClient } from './support/probe-client.js';
import { RunningApi } from './support/running-api.js';

interface Page {
  readonly items: readonly {
    readonly kind: string;
    readonly username: string | null;
    readonly fields: readonly object[];
  }[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

describe('who changed a probe', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await RunningApi.start();
  }, 60_000);
  afterAll(async () => api.stop());

  const changes = async (args: string): Promise<Page> => {
    const fields = 'items { kind username fields { path before after } } endCursor hasNextPage';
    const query = `{ probeChanges(${args}) { ${fields} } }`;
    return (await api.data<{ probeChanges: Page }>(query)).probeChanges;
  };

  it('is told by name, newest first, page by page', async () => {
    const { id } = await new ProbeClient(api).create();
    await api.data(`mutation { updateProbe(id: "${id}", input: { cron: "1h" }) { id } }`);
    const first = await changes(`probeId: "${id}", first: 1`);
    expect(first).toMatchObject({
      items: [{ kind: 'UPDATED', username: 'admin', fields: [{ path: 'cron', after: '1h' }] }],
      hasNextPage: true,
    });
    expect(await changes(`probeId: "${id}", after: "${first.endCursor ?? ''}"`)).toEqual({
      items: [{ kind: 'CREATED', username: 'admin', fields: [] }],
      ...{ endCursor: null, hasNextPage: false },
    });
    expect((await changes(`probeId: "${id}", until: "2020-01-01T00:00:00.000Z"`)).items).toEqual(
      [],
    );
  });

  it('is none of a probe that never was', async () => {
    expect((await changes('probeId: "4711", after: null')).items).toEqual([]);
  });

  it.each([
    ['first: 0', 'A page holds from 1 to 100; this is 0.'],
    ['after: "x"', 'This is no cursor of a page of this list.'],
  ])('is refused with a sentence when asked by %s', async (args, sentence) => {
    await expect(changes(`probeId: "1", ${args}`)).rejects.toThrow(sentence);
  });
});
