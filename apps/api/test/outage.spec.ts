import { everyResult } from '@dialtone/history';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { databaseIsAway } from '../src/platform/database/database-trouble.js';
import { hasMariaDb } from '../src/platform/database/testing/databases.js';
import { MariaDb } from '../src/platform/database/testing/maria-db.js';
import { RunningApi } from './support/running-api.js';

let visits = 0;
const target = createServer((_, response) => {
  visits += 1;
  response.end('fine');
});

describe.runIf(hasMariaDb)('while MariaDB is away', () => {
  let server: MariaDb;
  let api: RunningApi;
  beforeAll(async () => {
    target.listen(0, '127.0.0.1');
    await once(target, 'listening');
    server = await MariaDb.start();
    api = await RunningApi.start({}, await server.database());
    // The throwaway server does not wait for the disk; one that holds something dear does.
    await api.app.get(DataSource).query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
  }, 120_000);
  afterAll(async () => {
    await api.stop();
    await server.stop();
    target.close();
  }, 60_000);

  const status = async (path: string) => {
    const response = await fetch(`${api.url}${path}`);
    return { status: response.status, body: await response.text() };
  };
  const exported = async (id: string, form: string) => {
    const headers = { authorization: `Bearer ${api.token}` };
    const response = await fetch(`${api.url}/api/probes/${id}/results.${form}`, { headers });
    const text = await response.text();
    const said = response.ok ? {} : (JSON.parse(text) as object);
    return { ...said, status: response.status };
  };
  /** What Prometheus would read of one sample. */
  const sample = async (name: string): Promise<number> => {
    const text = await api.text('/metrics');
    const line = text.split('\n').find(one => one.startsWith(name));
    return Number(line?.split(' ').at(-1));
  };

  it('checks on, says so, and writes every result once and in order when it is back', async () => {
    const url = `http://127.0.0.1:${(target.address() as AddressInfo).port}/`;
    const { createProbe } = await api.data<{ createProbe: { id: string } }>(
      'mutation ($input: ProbeInput!) { createProbe(input: $input) { id } }',
      { input: { name: 'shop', cron: '1s', target: { http: { url } } } },
    );
    await vi.waitFor(async () => {
      const { results } = await api.data<{ results: unknown[] }>(
        'query ($id: ID!) { results(probeId: $id) { id } }',
        { id: createProbe.id },
      );
      expect(results.length).toBeGreaterThan(1);
    }, 30_000);
    expect(await status('/readyz')).toEqual({ status: 200, body: '{"status":"ok"}' });

    await server.kill();
    await vi.waitFor(async () => {
      const { status: code, body } = await status('/readyz');
      expect([code, JSON.parse(body)]).toMatchObject([
        503,
        { message: 'The database does not answer.' },
      ]);
    }, 30_000);
    expect((await status('/healthz')).status).toBe(200);
    for (const form of ['csv', 'ndjson'])
      expect(await exported(createProbe.id, form)).toMatchObject({
        status: 503,
        message: databaseIsAway,
      });
    const before = visits;
    await vi.waitFor(async () => {
      expect(visits).toBeGreaterThan(before + 3);
      expect(await sample('dialtone_results_waiting')).toBeGreaterThan(0);
    }, 30_000);

    await server.resume();
    await vi.waitFor(async () => {
      expect((await status('/readyz')).status).toBe(200);
      expect(await sample('dialtone_results_waiting')).toBe(0);
    }, 60_000);
    for (const form of ['csv', 'ndjson'])
      expect(await exported(createProbe.id, form)).toMatchObject({ status: 200 });
    await api.data(
      'mutation ($ids: [ID!]!) { setProbesEnabled(ids: $ids, enabled: false) { id } }',
      {
        ids: [createProbe.id],
      },
    );
    const finished = await sample('health_check_results{name="shop",type="HTTP",status="success"}');
    const rows = async () =>
      api.app
        .get(DataSource)
        .query<{ at: number }[]>(
          `${everyResult(from => `SELECT started_at AS at FROM ${from}`)} ORDER BY at`,
        );
    await vi.waitFor(async () => {
      expect(await rows()).toHaveLength(finished);
    }, 30_000);
    const moments = (await rows()).map(({ at }) => at);
    const gaps = moments.slice(1).map((at, index) => at - (moments[index] ?? at));
    // A check each second; a busy machine may skip some, but not for as long as the server was away.
    expect(Math.max(...gaps)).toBeLessThan(5000);
    expect(await sample('dialtone_results_lost_total')).toBe(0);
  }, 180_000);
});
