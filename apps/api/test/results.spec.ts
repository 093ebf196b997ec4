import { everyResult, toBoth } from '@dialtone/history';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { databases } from '../src/platform/database/testing/databases.js';
import { ProbeRow } from '../src/probe/probe.entity.js';
import { RateColumn } from '../src/result/rate-column.js';
import { RunningApi } from './support/running-api.js';

let broken = false;
const target = createServer((_, response) => {
  response.writeHead(broken ? 500 : 200).end('fine');
});
beforeAll(async () => {
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
});
afterAll(() => {
  target.closeAllConnections();
  target.close();
});

interface Seen {
  readonly id: string | null;
  readonly probeId: string | null;
  readonly startedAt: string;
  readonly up: boolean;
  readonly latencyMs: number;
  readonly reason: string | null;
  readonly message: string | null;
  readonly httpStatus: number | null;
  readonly phases: readonly { readonly name: string; readonly durationMs: number }[];
}
const fields =
  'id probeId startedAt up latencyMs reason message httpStatus phases { name durationMs }';

describe.each(databases)('results on $name', ({ location }) => {
  let api: RunningApi;
  beforeAll(async () => {
    broken = false;
    api = await RunningApi.start({}, await location());
  }, 120_000);
  afterAll(async () => api.stop(), 60_000);

  const input = (name: string) => ({
    name,
    cron: '1h',
    target: { http: { url: `http://127.0.0.1:${(target.address() as AddressInfo).port}/` } },
  });
  const create = async (name: string): Promise<string> => {
    const mutation = 'mutation ($input: ProbeInput!) { createProbe(input: $input) { id } }';
    const made = await api.data<{ createProbe: { id: string } }>(mutation, { input: input(name) });
    return made.createProbe.id;
  };
  const check = async (id: string): Promise<Seen> => {
    const mutation = `mutation ($id: ID!) { checkNow(id: $id) { ${fields} } }`;
    return (await api.data<{ checkNow: Seen }>(mutation, { id })).checkNow;
  };
  const list = async (id: string, more = ''): Promise<Seen[]> => {
    const query = `query ($id: ID!) { results(probeId: $id ${more}) { ${fields} } }`;
    return (await api.data<{ results: Seen[] }>(query, { id })).results;
  };

  it('are listed newest first, the same before and after they are written', async () => {
    const id = await create('listed');
    const good = await check(id);
    broken = true;
    const bad = await check(id);
    broken = false;
    expect(good).toMatchObject({ probeId: id, up: true, reason: null, httpStatus: 200 });
    expect(good.id).toBe(`${id}-${Date.parse(good.startedAt)}`);
    expect(good.phases.map(({ name }) => name)).toContain('connect');
    expect(bad).toMatchObject({ up: false, reason: 'STATUS', httpStatus: 500 });
    expect(bad.message).not.toBe('');
    expect(await list(id)).toEqual([bad, good]);
    await vi.waitFor(async () => {
      const rows = await api.app.get(DataSource).query<{ n: number | string }[]>(
        everyResult(from => `SELECT COUNT(*) AS n FROM ${from} WHERE probe_id = ?`),
        toBoth([id]),
      );
      expect(rows.reduce((sum, { n }) => sum + Number(n), 0)).toBe(2);
    }, 15_000);
    expect(await list(id)).toEqual([bad, good]);
    expect(await list(id, ', limit: 1')).toEqual([bad]);
    expect(await list(id, `, before: "${bad.startedAt}"`)).toEqual([good]);
  });

  it('are not to be had without bounds', async () => {
    const { errors } = await api.ask('{ results(probeId: "1", limit: 100000) { id } }');
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', problems: [{ path: ['limit'] }] } },
    ]);
  });

  it('come live: of the probes that were asked for, or of all', async () => {
    const [one, other] = [await create('one'), await create('other')];
    const query = `subscription ($ids: [ID!]) { checkFinished(probeIds: $ids) { ${fields} } }`;
    const [some, all] = [
      await api.subscribe<{ checkFinished: Seen }>(query, { ids: [one] }),
      await api.subscribe<{ checkFinished: Seen }>(query),
    ];
    const seen = [await check(one), await check(other)];
    await vi.waitFor(() => {
      expect(all.values.map(value => value.checkFinished)).toEqual(seen);
    }, 10_000);
    expect(some.values.map(value => value.checkFinished)).toEqual(seen.slice(0, 1));
    await some.stop();
    await all.stop();
  });

  it('make the state, the last result and the success rate of their probe', async () => {
    const id = await create('judged');
    const look = `query ($id: ID!) { probe(id: $id) { state successRate lastResult { ${fields} } } }`;
    expect(await api.data(look, { id })).toEqual({
      probe: { state: 'PENDING', successRate: null, lastResult: null },
    });
    await check(id);
    broken = true;
    const lastResult = await check(id);
    broken = false;
    expect(await api.data(look, { id })).toEqual({
      probe: { state: 'DOWN', successRate: 50, lastResult },
    });
  });

  it('keep success_rate of the row in step, and nothing else of it', async () => {
    const id = Number(await create('in step'));
    await check(String(id));
    const row = async () => api.app.get(DataSource).manager.findOneBy(ProbeRow, { id });
    const before = await row();
    await api.app.get(RateColumn).write();
    expect(await row()).toEqual({ ...before, successRate: '100.00' });
  });

  it('are none for a trial, nor for a probe that there is not', async () => {
    const trial = `mutation ($input: ProbeInput!) { tryProbe(input: $input) { ${fields} } }`;
    const { tryProbe } = await api.data<{ tryProbe: Seen }>(trial, { input: input('tried') });
    expect(tryProbe).toMatchObject({ id: null, probeId: null, up: true, httpStatus: 200 });
    const { errors } = await api.ask('mutation { checkNow(id: "999999") { id } }');
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await list('999999')).toEqual([]);
  });
});
