import { httpServer, tcpServer } from '@dialtone/checkers/testing';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../src/platform/database/testing/databases.js';
import { ProbeFollower } from '../src/probe/probe-follower.js';
import {
  anInput,
  mutations,
  ProbeClient,
  result,
  type ShownResult,
} from './support/probe-client.js';
import { RunningApi } from './support/running-api.js';

const soon = { timeout: 20_000, interval: 20 };
const slow = { timeout: 60_000 };

interface Change {
  readonly probeChanged: { readonly kind: string; readonly id: string; readonly probe: unknown };
}
const changes = 'subscription { probeChanged { kind id probe { name state enabled } } }';
const finished = `subscription ($ids: [ID!]) { checkFinished(probeIds: $ids) { ${result} } }`;

describe('probes that are checked', () => {
  let api: RunningApi;
  let probes: ProbeClient;
  beforeAll(async () => {
    api = await RunningApi.start();
    probes = new ProbeClient(api);
  }, 60_000);
  afterAll(async () => api.stop(), 60_000);
  afterEach(async () => {
    await probes.delete(...(await probes.list()).map(({ id }) => id));
  });

  const results = async (probeId: string): Promise<ShownResult[]> => {
    const query = `query ($id: ID!) { results(probeId: $id) { ${result} } }`;
    return (await api.data<{ results: ShownResult[] }>(query, { id: probeId })).results;
  };
  const follow = async (): Promise<void> => {
    await api.app.get(ProbeFollower).follow();
    await api.app.get(ProbeFollower).follow();
  };

  it('now have their result on record and their state at once', slow, async () => {
    await using server = await httpServer((_, response) => response.writeHead(503).end());
    const { id } = await probes.create({ target: { http: { url: server.url } } });
    const seen = await probes.check(id);
    expect(seen).toMatchObject({
      probeId: id,
      up: false,
      reason: 'STATUS',
      httpStatus: 503,
      message: expect.stringContaining('503') as string,
    });
    expect(await results(id)).toEqual([seen]);
    expect(await probes.one(id)).toMatchObject({
      state: 'DOWN',
      stateReason: seen.message,
      stateSince: seen.startedAt,
      lastResult: seen,
      successRate: 0,
    });
  });

  it('on trial leave nothing behind', slow, async () => {
    await using server = await tcpServer();
    const target = { tcp: { host: server.host, port: server.port } };
    const live = await api.subscribe(finished);
    const { tryProbe } = await api.data<{ tryProbe: ShownResult }>(mutations.try, {
      input: anInput({ target }),
    });
    expect(tryProbe).toMatchObject({ id: null, probeId: null, up: true, reason: null });
    expect(await probes.list()).toEqual([]);
    expect(live.values).toEqual([]);
    await live.stop();
  });

  it('are heard of in order, as they change', slow, async () => {
    await using server = await tcpServer();
    const target = { tcp: { host: server.host, port: server.port } };
    const live = await api.subscribe<Change>(changes);
    const { id } = await probes.create({ target });
    await probes.update(id, { name: 'new' });
    await probes.check(id);
    await probes.check(id);
    await probes.enable([id], false);
    await probes.delete(id);
    const told = (): unknown[] => live.values.map(({ probeChanged }) => probeChanged);
    await expect.poll(() => told().length, soon).toBe(5);
    expect(told()).toMatchObject([
      { kind: 'CREATED', id, probe: { name: 'shop' } },
      { kind: 'UPDATED', id, probe: { name: 'new' } },
      { kind: 'STATE', id, probe: { name: 'new', state: 'UP' } },
      { kind: 'UPDATED', id, probe: { enabled: false, state: 'PAUSED' } },
      { kind: 'DELETED', id, probe: null },
    ]);
    await live.stop();
  });

  it('are heard of within 30 s though another program changed them', slow, async () => {
    const { id } = await probes.create();
    const live = await api.subscribe<Change>(changes);
    const sql = (set: string) =>
      api.app.get(DataSource).query(`UPDATE dial_api SET ${set} WHERE id = ?`, [id]);
    await sql("name = 'theirs'");
    await expect.poll(() => live.values.length, { timeout: 30_000 }).toBe(1);
    await sql("deleted_at = '2026-01-01 00:00:00.000'");
    await follow();
    await expect
      .poll(() => live.values, soon)
      .toMatchObject([
        { probeChanged: { kind: 'UPDATED', id, probe: { name: 'theirs' } } },
        { probeChanged: { kind: 'DELETED', id, probe: null } },
      ]);
    await live.stop();
  });

  it('are all heard of when 1,200 change at once', { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 1200 }, () => "('row', 'TCP', '127.0.0.1:9', '@yearly', 0)");
    await api.app
      .get(DataSource)
      .query(`INSERT INTO dial_api (name, type, url, cron, enabled) VALUES ${rows.join(',')}`);
    await follow();
    const ids = new Set<string>();
    for (let page = 1; page <= 6; page += 1)
      for (const { id } of await probes.list(`page: ${page}, pageSize: 200`)) ids.add(id);
    expect(ids.size).toBe(1200);
    const live = await api.subscribe<Change>(changes);
    expect(await probes.enable([...ids], true)).toHaveLength(1200);
    await expect.poll(() => live.values.length, soon).toBe(1200);
    await live.stop();
    expect(await probes.delete(...ids)).toHaveLength(1200);
  });

  it('say each check to those who listen to them', slow, async () => {
    await using server = await tcpServer();
    const target = { tcp: { host: server.host, port: server.port } };
    const { id: one } = await probes.create({ target });
    const { id: other } = await probes.create({ target });
    const all = await api.subscribe<{ checkFinished: ShownResult }>(finished);
    const some = await api.subscribe<{ checkFinished: ShownResult }>(finished, { ids: [other] });
    const none = await api.subscribe<{ checkFinished: ShownResult }>(finished, { ids: [] });
    const seen = [await probes.check(one), await probes.check(other), await probes.check(one)];
    const of = ({ values }: typeof all): ShownResult[] =>
      values.map(({ checkFinished }) => checkFinished);
    await expect.poll(() => of(all), soon).toEqual(seen);
    await expect.poll(() => of(some), soon).toEqual([seen[1]]);
    expect(of(none)).toEqual([]);
    await Promise.all([all.stop(), some.stop(), none.stop()]);
  });

  it('look at a changed address with the very next check', slow, async () => {
    await using before = await httpServer((_, response) => response.end());
    await using after = await httpServer((_, response) => response.end());
    const { id } = await probes.create({ cron: '1s', target: { http: { url: before.url } } });
    await expect.poll(() => before.visits, soon).toBeGreaterThan(0);
    await probes.update(id, { target: { http: { url: after.url } } });
    await expect.poll(() => after.visits, soon).toBeGreaterThan(0);
    const { visits } = before;
    await expect.poll(() => after.visits, soon).toBeGreaterThan(2);
    expect(before.visits).toBe(visits);
  });

  it('rest while they are paused and run again after', slow, async () => {
    await using server = await httpServer((_, response) => response.end());
    const target = { http: { url: server.url } };
    const { id } = await probes.create({ cron: '1s', enabled: false, target });
    expect(await probes.one(id)).toMatchObject({ state: 'PAUSED', nextRunAt: null });
    await probes.enable([id], true);
    await expect.poll(() => server.visits, soon).toBeGreaterThan(0);
    await expect.poll(async () => (await probes.one(id))?.state, soon).toBe('UP');
    await probes.update(id, { enabled: false });
    const { visits } = server;
    await probes.update(id, { enabled: true });
    await expect.poll(() => server.visits, soon).toBeGreaterThan(visits);
  });

  it('and deleted meanwhile record nothing and are in no metric', slow, async () => {
    await using server = await httpServer(() => undefined);
    const { id } = await probes.create({
      name: 'deleted "meanwhile"',
      target: { http: { url: server.url } },
    });
    expect(await api.text('/metrics')).toContain(String.raw`name="deleted \"meanwhile\""`);
    const live = await api.subscribe(finished);
    const asked = api.ask(mutations.check, { id });
    await expect.poll(() => server.visits, soon).toBe(1);
    await probes.delete(id);
    expect(await asked).toMatchObject({
      errors: [
        {
          message: 'The probe was changed or removed while its check ran.',
          extensions: { code: 'CONFLICT' },
        },
      ],
    });
    await server.quiet();
    expect(await results(id)).toEqual([]);
    expect(live.values).toEqual([]);
    expect(await api.text('/metrics')).not.toContain('deleted');
    await live.stop();
  });
});

describe.each(databases)('a restart on $name', database => {
  it('changes no state, no last result and no since', { timeout: 120_000 }, async () => {
    await using server = await tcpServer();
    const location = await database.location();
    const first = await RunningApi.start({}, location);
    const before = new ProbeClient(first);
    const up = { tcp: { host: server.host, port: server.port } };
    const { id: good } = await before.create({ name: '好', target: up, timeoutMs: 500 });
    const { id: bad } = await before.create({ target: { http: { url: 'http://127.0.0.1:9/' } } });
    await before.create({ name: 'never checked' });
    await before.check(bad);
    await before.check(good);
    await before.check(good);
    await before.enable([(await before.create({ name: 'paused' })).id], false);
    const shown = await before.list();
    expect(shown.map(({ state }) => state).sort()).toEqual(['DOWN', 'PAUSED', 'PENDING', 'UP']);
    await first.stop();
    const second = await RunningApi.start({}, location);
    try {
      const after = new ProbeClient(second);
      await expect.poll(async () => rounded(await after.list()), soon).toEqual(rounded(shown));
    } finally {
      await second.stop();
    }
  });
});

/** The database keeps microseconds. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'number' ? Math.round(part * 1000) / 1000 : part,
  );
