import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProbeClient } from './support/probe-client.js';
import { RunningApi } from './support/running-api.js';

const from = '2026-01-01T00:00:00.000Z';
const until = '2100-01-01T00:00:00.000Z';

describe('what happened outside', () => {
  let api: RunningApi;
  let probeId: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    ({ id: probeId } = await new ProbeClient(api).create());
  }, 60_000);
  afterAll(async () => api.stop());

  const tell = async (input: object) =>
    api.data<{ createAnnotation: { id: string; username: string } }>(
      'mutation ($input: AnnotationInput!) { createAnnotation(input: $input) { id username } }',
      { input },
    );
  const titles = async (span = { from, until }): Promise<string[]> => {
    const { annotations } = await api.data<{ annotations: { title: string }[] }>(
      `{ annotations(probeId: "${probeId}", from: "${span.from}", until: "${span.until}") { title } }`,
    );
    return annotations.map(({ title }) => title);
  };

  it('is told to the probes that it concerns, in its time, the newest first', async () => {
    await tell({ title: 'for all', at: '2026-01-02T00:00:00.000Z' });
    await tell({ title: 'for it', at: '2026-01-03T00:00:00.000Z', probeIds: [probeId] });
    await tell({ title: 'for others', applications: ['nobody'] });
    expect(await titles()).toEqual(['for it', 'for all']);
    expect(await titles({ from, until: '2026-01-03T00:00:00.000Z' })).toEqual(['for all']);
  });

  it('is of who told it, until it is taken away', async () => {
    const { createAnnotation: told } = await tell({ title: 'a mistake' });
    expect(told.username).toBe('admin');
    expect(await titles()).toContain('a mistake');
    const { deleteAnnotations } = await api.data<{ deleteAnnotations: string[] }>(
      `mutation { deleteAnnotations(ids: ["${told.id}", "4711"]) }`,
    );
    expect(deleteAnnotations).toEqual([told.id]);
    expect(await titles()).not.toContain('a mistake');
  });

  it('is refused with every problem, each at its place', async () => {
    await expect(
      tell({ title: '', url: 'javascript:alert(1)', probeIds: ['4711'] }),
    ).rejects.toThrow('A title is needed.');
  });
});
