import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { once } from 'node:events';
import { connect } from 'node:net';
import { entities } from '../src/entities.js';
import { createDataSource } from '../src/platform/database/data-source.js';
import { databases } from '../src/platform/database/testing/databases.js';
import { onFile } from '../src/result/testing/probes-on-file.js';
import { RunningApi } from './support/running-api.js';

/** A moment of this hour's past, before which everything here happened. */
const now = Date.now();
const secondsAgo = (seconds: number): number => now - seconds * 1000;
const iso = (moment: number): string => new Date(moment).toISOString();
const results = 6000;

/** Probe 1 was down for a minute ten minutes ago, and probe 2 has more results than one page of an export. */
async function fill(dataSource: DataSource): Promise<void> {
  for (const id of [1, 2, 3]) await onFile(dataSource, { id, name: `shop ${id}`, enabled: false });
  const columns = 'probe_id, location, started_at, ending, asked, latency_us, reason, message';
  const put = async (rows: (string | number | null)[][]): Promise<void> => {
    for (let from = 0; from < rows.length; from += 1000) {
      const some = rows.slice(from, from + 1000);
      const marks = some.map(() => '(?,?,?,?,?,?,?,?)').join(',');
      await dataSource.query(
        `INSERT INTO dialtone_results (${columns}) VALUES ${marks}`,
        some.flat(),
      );
    }
  };
  const rows: (string | number | null)[][] = [];
  for (let ago = 1200; ago > 0; ago -= 10) {
    const failed = ago <= 600 && ago > 540;
    const verdict = failed ? [1, 0, 9000, 'STATUS', '=cmd|"x"'] : [0, 0, 5000, null, null];
    rows.push([1, 0, secondsAgo(ago), ...verdict]);
  }
  // Somebody asked, outside the schedule.
  rows.push([1, 0, secondsAgo(61), 1, 1, 9000, 'STATUS', 'Asked.']);
  await put(rows);
  await put(
    Array.from({ length: results }, (_, place) => [
      ...[2, 0, now - 1000 - place * 100, 0, 0],
      ...[1000, null, null],
    ]),
  );
  await dataSource.query(
    'INSERT INTO dialtone_gaps (probe_id, location, first_at, last_at, runs, reason) VALUES (1, 0, ?, ?, 12, ?)',
    [secondsAgo(1320), secondsAgo(1210), 'stopped'],
  );
  const verdicts: [number, number, string | null][] = [
    [secondsAgo(1200), 0, null],
    [secondsAgo(600), 1, 'STATUS'],
    [secondsAgo(540), 0, null],
  ];
  for (const [at, ending, reason] of verdicts)
    await dataSource.query(
      'INSERT INTO dialtone_transitions (probe_id, location, at, ending, reason) VALUES (1, 0, ?, ?, ?)',
      [at, ending, reason],
    );
}

const runs = `runs {
  planned up degraded down maintenance availability coverage
  unknown { overlap overload stopped internal storage }
}`;

describe.each(databases)('the history on $name', ({ location }) => {
  let api: RunningApi;
  beforeAll(async () => {
    const place = await location();
    const dataSource = await createDataSource({ location: place, timeZone: 'UTC', entities });
    await fill(dataSource);
    await dataSource.destroy();
    api = await RunningApi.start({}, place);
  }, 120_000);
  afterAll(async () => api.stop(), 60_000);

  const get = async (path: string, headers = { authorization: `Bearer ${api.token}` }) =>
    fetch(`${api.url}/api/probes/${path}`, { headers });
  const problemsOf = async (query: string) => {
    const { errors } = await api.ask(query);
    return errors?.map(({ extensions }) => extensions);
  };

  it('states an availability with its coverage, its outages and the window it is of', async () => {
    const query = `query ($from: DateTime!) { availability(probeIds: [1, 3], from: $from) {
      probeId from ${runs} outages longestOutageMs meanTimeToRecoverMs } }`;
    const from = iso(secondsAgo(1320));
    const { availability } = await api.data<{ availability: object[] }>(query, { from });
    expect(availability).toMatchObject([
      {
        probeId: '1',
        from,
        runs: {
          ...{ planned: 132, up: 114, degraded: 0, down: 6, maintenance: 0 },
          availability: 95,
          coverage: (120 / 132) * 100,
          unknown: { overlap: 0, overload: 0, stopped: 12, internal: 0, storage: 0 },
        },
        ...{ outages: 1, longestOutageMs: 60_000, meanTimeToRecoverMs: 60_000 },
      },
      {
        probeId: '3',
        runs: { planned: 0, availability: null, coverage: null },
        ...{ outages: 0, longestOutageMs: null, meanTimeToRecoverMs: null },
      },
    ]);
  });

  it('states it beside each probe of a list, for any of the named windows', async () => {
    const query = `{ probes { items { id availability { runs { up } }
      year: availability(window: YEAR) { runs { up coverage } } } } }`;
    const { probes } = await api.data<{ probes: { items: object[] } }>(query);
    expect(probes.items).toMatchObject([
      { id: '1', availability: { runs: { up: 114 } }, year: { runs: { up: 114 } } },
      { id: '2', availability: { runs: { up: results } }, year: { runs: { coverage: 100 } } },
      { id: '3', availability: { runs: { up: 0 } }, year: { runs: { coverage: null } } },
    ]);
  });

  it('tells when it went down, for how long and why', async () => {
    const query =
      '{ transitions(probeId: 1, first: 2) { items { at ending durationMs reason } endCursor hasNextPage } }';
    const told = await api.data<{ transitions: { endCursor: string } }>(query);
    expect(told.transitions).toMatchObject({
      items: [
        { at: iso(secondsAgo(540)), ending: 'UP', durationMs: null, reason: null },
        { at: iso(secondsAgo(600)), ending: 'DOWN', durationMs: 60_000, reason: 'STATUS' },
      ],
      hasNextPage: true,
    });
    const more = `query ($after: String) { transitions(probeId: 1, after: $after) { items { ending } } }`;
    expect(await api.data(more, { after: told.transitions.endCursor })).toEqual({
      transitions: { items: [{ ending: 'UP' }] },
    });
  });

  it('lists what fits, page by page', async () => {
    const query = `query ($after: String) {
      history(probeId: 1, filter: { endings: [DOWN], reasons: [STATUS] }, first: 4, after: $after) {
        items { startedAt up reason } endCursor hasNextPage } }`;
    interface Told {
      readonly history: { items: { startedAt: string }[]; endCursor: string; hasNextPage: boolean };
    }
    const first = (await api.data<Told>(query)).history;
    const second = (await api.data<Told>(query, { after: first.endCursor })).history;
    const listed = [...first.items, ...second.items].map(({ startedAt }) => startedAt);
    expect(listed).toEqual([61, 550, 560, 570, 580, 590, 600].map(ago => iso(secondsAgo(ago))));
    expect([first.hasNextPage, second.hasNextPage]).toEqual([true, false]);
  });

  it('draws how long checks took, step by step', async () => {
    const query = `query ($from: DateTime!) {
      series(probeIds: [1], from: $from, stepMinutes: 5, quantiles: [0.5]) {
        stepMinutes points { at ${runs} latency { count quantiles { quantile ms } } phases { name } } }
      latency(probeIds: [1, 2], from: $from, quantiles: [0, 1]) { latency { count minMs maxMs quantiles { ms } } } }`;
    const { series, latency } = await api.data<{
      series: { points: { runs: { planned: number }; latency: { count: number } | null }[] };
      latency: object;
    }>(query, { from: iso(secondsAgo(1320)) });
    expect(series).toMatchObject({ stepMinutes: 5 });
    const { points } = series;
    expect(points.reduce((sum, point) => sum + point.runs.planned, 0)).toBe(132);
    expect(points.reduce((sum, point) => sum + (point.latency?.count ?? 0), 0)).toBe(121);
    expect(latency).toMatchObject({
      latency: {
        count: 121 + results,
        minMs: 1,
        maxMs: 9,
        quantiles: [{ ms: 1 }, { ms: expect.closeTo(9, 0) as number }],
      },
    });
  });

  it.each([
    ['history(probeId: 1, first: 0) { endCursor }', ['first']],
    ['history(probeId: 1, first: 10001) { endCursor }', ['first']],
    ['history(probeId: 1, after: "x") { endCursor }', ['after']],
    ['history(probeId: 1, filter: { minLatencyMs: -1 }) { endCursor }', ['filter', 'minLatencyMs']],
    ['transitions(probeId: 1, first: -1) { endCursor }', ['first']],
    [
      'history(probeId: 1, filter: { from: "2026-02-01T00:00:00Z", until: "2026-01-01T00:00:00Z" }) { endCursor }',
      ['filter', 'until'],
    ],
    ['availability(probeIds: [], from: "2026-01-01T00:00:00Z") { from }', ['probeIds']],
    ['availability(probeIds: [1], from: "2999-01-01T00:00:00Z") { from }', ['until']],
    [
      'series(probeIds: [1], from: "2020-01-01T00:00:00Z", stepMinutes: 1) { from }',
      ['stepMinutes'],
    ],
    [
      'series(probeIds: [1], from: "2026-01-01T00:00:00Z", stepMinutes: 0) { from }',
      ['stepMinutes'],
    ],
    [
      'latency(probeIds: [1], from: "2026-01-01T00:00:00Z", quantiles: [0.5, 2]) { from }',
      ['quantiles', '1'],
    ],
  ])('refuses %s', async (field, path) => {
    expect(await problemsOf(`{ ${field} }`)).toMatchObject([
      { code: 'BAD_USER_INPUT', problems: [{ path }] },
    ]);
  });

  it('comes as a file, every result of it', async () => {
    const response = await get('2/results.csv');
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="probe-2-results.csv"',
    );
    const lines = (await response.text()).split('\r\n');
    expect(lines).toHaveLength(results + 2);
    expect(lines[0]).toContain('startedAt,ending,asked,latencyMs,reason,message');
    expect(lines[1]).toBe(`${iso(now - 1000)},up,false,1,,,,,,,,`);
    expect(new Set(lines).size).toBe(results + 2);
  });

  it('comes as lines of JSON, of what the filter lets through', async () => {
    const response = await get(`1/results.ndjson?ending=DOWN&until=${iso(secondsAgo(580))}`);
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = (await response.text()).trim().split('\n');
    expect(lines.map(line => JSON.parse(line) as unknown)).toEqual(
      [590, 600].map(ago => ({
        ...{ startedAt: iso(secondsAgo(ago)), ending: 'down', asked: false, latencyMs: 9 },
        ...{ reason: 'STATUS', message: '=cmd|"x"', phases: [] },
      })),
    );
  });

  it('gives no spreadsheet a formula', async () => {
    const text = await (await get('1/results.csv?ending=DOWN')).text();
    expect(text).toContain(`,STATUS,"'=cmd|""x""",`);
  });

  it('gives nothing to a stranger, and nothing of a probe that there is not', async () => {
    expect((await get('1/results.csv', { authorization: '' })).status).toBe(401);
    expect((await get('1/results.ndjson', { authorization: 'Bearer x' })).status).toBe(401);
    expect((await get('999/results.csv')).status).toBe(404);
    expect((await get('1%20OR%201/results.csv')).status).toBe(404);
  });

  it('says what is wrong with what an export was asked', async () => {
    const response = await get('1/results.csv?from=yesterday&ending=SIDEWAYS');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: ['from'] }, { path: ['ending'] }],
    });
  });

  it('goes on when somebody leaves in the middle of an export', async () => {
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `GET /api/probes/2/results.csv HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${api.token}\r\n\r\n`,
    );
    await once(socket, 'data');
    socket.destroy();
    expect((await (await get('2/results.csv')).text()).split('\r\n')).toHaveLength(results + 2);
  });
});
