import { everyResult } from '@dialtone/history';
import { once } from 'node:events';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { ApiProcess, build, signedIn, throwawayFolder } from './support/api-process.js';
import { NotedTarget } from './support/noted-target.js';
import { type Leaving, waysAway, waysToStart } from './support/ways-away.js';

/** Each is due every second. */
const probes = 60;
/** Longer than a statement is waited for. */
const awayMs = 18_000;
/** On a machine that others use too; a check that waited for the database would be late for as long as it is away. */
const longestWaitMs = 3000;
/** Who waits for an answer of a database that is away is told of it in this time. */
const answeredMs = 25_000;
const trouble = /^The database (?:does not answer|takes no changes at the moment)\. Try again/u;

const target = new NotedTarget();
let address: string;
beforeAll(async () => {
  build();
  address = await target.open();
}, 240_000);
afterAll(() => {
  target.close();
});

interface Row {
  readonly probe: number;
  readonly runs: number;
}

/** What `/readyz` says when it is not. */
interface Refusal {
  readonly statusCode: number;
  readonly message: string;
}

/** What an API with many probes says from outside. */
class Outside {
  private constructor(
    readonly url: string,
    readonly ask: Awaited<ReturnType<typeof signedIn>>,
    readonly ids: readonly string[],
  ) {}

  static async of(api: ApiProcess): Promise<Outside> {
    const url = await api.url();
    const ask = await signedIn(url);
    const ids: string[] = [];
    for (let index = 0; index < probes; index += 1) {
      const http = { url: `${address}/${api.processId}/${index}` };
      const input = { name: `shop ${index}`, cron: '1s', target: { http } };
      const { createProbe } = await ask<{ createProbe: { id: string } }>(
        'mutation ($input: ProbeInput!) { createProbe(input: $input) { id } }',
        { input },
      );
      ids.push(createProbe.id);
    }
    return new Outside(url, ask, ids);
  }

  async status(path: string): Promise<number> {
    return (await fetch(`${this.url}${path}`)).status;
  }

  /** The sum of a family's samples. */
  async sum(family: string): Promise<number> {
    const lines = (await (await fetch(`${this.url}/metrics`)).text()).split('\n');
    const samples = lines.filter(
      line => line.startsWith(`${family}{`) || line.startsWith(`${family} `),
    );
    return samples.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  /** What is said of one question, and how long that took, in milliseconds. */
  async told(query: string, variables: object): Promise<{ said: string; tookMs: number }> {
    const began = performance.now();
    const said = await this.ask(query, variables).then(
      () => 'fine',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    return { said, tookMs: performance.now() - began };
  }

  async disableAll(): Promise<void> {
    await this.ask(
      'mutation ($ids: [ID!]!) { setProbesEnabled(ids: $ids, enabled: false) { id } }',
      { ids: this.ids },
    );
  }
}

/** Counts the results that a subscription brings, from the moment that the promise resolves. */
async function subscribed({ url, ask }: Outside) {
  const { login } = await ask<{ login: { token: string } }>(
    'mutation { login(username: "admin", password: "correct horse") { token } }',
  );
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${login.token}` },
  });
  const heard = { results: 0, stop: async () => client.dispose() };
  const first = Promise.withResolvers<undefined>();
  client.subscribe(
    { query: 'subscription { checkFinished { startedAt } }' },
    {
      next: () => {
        heard.results += 1;
        first.resolve(undefined);
      },
      error: first.reject,
      complete: () => undefined,
    },
  );
  await first.promise;
  return heard;
}

const questions = [
  // The first probes and their live state are known without the database.
  'query ($id: ID!) { probe(id: $id) { name state nextRunAt lastResult { up } } }',
  'query ($id: ID!) { results(probeId: $id, limit: 10) { startedAt } }',
  'mutation ($id: ID!) { updateProbe(id: $id, input: { cron: "1s" }) { id } }',
] as const;

/** Looks at everything once a second for as long as the database is away. */
async function lookWhileAway(api: Outside, leftAt: number) {
  const seen = { waiting: [] as number[], checked: [] as number[], answers: [] as string[] };
  const told: Promise<void>[] = [];
  let slowestMs = 0;
  const note = async (query: string) => {
    const { said, tookMs } = await api.told(query, { id: api.ids[0] });
    seen.answers.push(said);
    slowestMs = Math.max(slowestMs, tookMs);
  };
  while (performance.now() - leftAt < awayMs) {
    const [waiting, checked, healthy] = await Promise.all([
      api.sum('dialtone_results_waiting'),
      api.sum('health_check_results'),
      api.status('/healthz'),
      once(AbortSignal.timeout(1000), 'abort'),
    ]);
    expect(healthy).toBe(200);
    seen.waiting.push(waiting);
    seen.checked.push(checked);
    told.push(...questions.map(note));
  }
  return {
    ...seen,
    ready: (await (await fetch(`${api.url}/readyz`)).json()) as Refusal,
    async answered() {
      await Promise.all(told);
      return slowestMs;
    },
  };
}

async function rowsOf(database: Leaving): Promise<Map<number, number>> {
  const rows = (await database.rows(
    `SELECT probe_id AS probe, COUNT(DISTINCT started_at) AS runs
     FROM (${everyResult(from => `SELECT probe_id, started_at FROM ${from}`)}) AS results GROUP BY probe_id`,
  )) as Row[];
  return new Map(rows.map(({ probe, runs }) => [probe, runs]));
}

describe.each(waysAway)('$name', ({ open, unready }) => {
  it('stops no check while it is away, and gets every result once when it is back', async () => {
    const folder = throwawayFolder();
    const database = await open(folder);
    const api = new ApiProcess(database.environment, folder);
    const outside = await Outside.of(api);
    const heard = await subscribed(outside);
    await vi.waitFor(async () => {
      expect((await rowsOf(database)).size).toBe(probes);
    }, 60_000);
    expect(await outside.status('/readyz')).toBe(200);

    await database.leave(api);
    const [leftAt, heardBefore] = [performance.now(), heard.results];
    const seen = await lookWhileAway(outside, leftAt);
    const seconds = (performance.now() - leftAt) / 1000;
    const paths = outside.ids.map((_, index) => `/${api.processId}/${index}`);
    const waits = paths.map(path => target.longestWait(path, leftAt));
    expect(Math.max(...waits)).toBeLessThan(longestWaitMs);
    expect(seen.ready.statusCode).toBe(503);
    expect(seen.ready.message).toMatch(unready);
    expect(seen.waiting.at(-1)).toBeGreaterThan(probes);
    const advanced = seen.checked.map((sum, index) => sum - (seen.checked[index - 1] ?? 0));
    expect(Math.min(...advanced)).toBeGreaterThan(0);
    expect(heard.results - heardBefore).toBeGreaterThan(probes * seconds * 0.8);

    await database.comeBack(api);
    expect(await seen.answered()).toBeLessThan(answeredMs);
    const refused = seen.answers.filter(said => said !== 'fine');
    expect(refused.length).toBeGreaterThan(0);
    for (const said of new Set(refused)) {
      const [error] = JSON.parse(said) as { message: string }[];
      expect(error?.message).toMatch(trouble);
    }
    await vi.waitFor(async () => {
      expect(await outside.status('/readyz')).toBe(200);
      expect(await outside.sum('dialtone_results_waiting')).toBeLessThan(2 * probes);
    }, 60_000);

    await outside.disableAll();
    await vi.waitFor(async () => {
      expect(await outside.sum('dialtone_results_waiting')).toBe(0);
      expect(await outside.sum('dialtone_runs_total')).toBe(
        await outside.sum('dialtone_runs_planned_total'),
      );
    }, 60_000);
    const rows = await rowsOf(database);
    const missing = outside.ids.map(
      (id, index) => target.count(paths[index] ?? '') - (rows.get(Number(id)) ?? 0),
    );
    // One may have been under way when its probe was disabled, and is on record as that.
    expect(new Set([0, 1, ...missing])).toEqual(new Set([0, 1]));
    expect(await database.rows("SELECT * FROM dialtone_gaps WHERE reason = 'storage'")).toEqual([]);
    expect(await outside.sum('dialtone_results_lost_total')).toBe(0);
    expect(api.lines.filter(line => / {4}at /u.test(line))).toEqual([]);
    expect(api.stderr).toBe('');
    await heard.stop();
    expect(await api.kill('SIGTERM')).toBe(0);
  }, 240_000);
});

describe.each(waysToStart)('$name', ({ open }) => {
  it('is named in one sentence when a start finds it away', async () => {
    const folder = throwawayFolder();
    const database = await open(folder);
    const before = new ApiProcess(database.environment, folder);
    await before.url();
    await before.kill('SIGTERM');
    await database.leave(before);
    const api = new ApiProcess(database.environment, folder);
    expect(await api.code()).toBe(1);
    expect(api.lines.at(-1)).toMatch(/(?:database|history) .*cannot be opened/u);
    expect(api.lines.filter(line => / {4}at /u.test(line))).toEqual([]);
    await database.comeBack(before);
  }, 120_000);
});
