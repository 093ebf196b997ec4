import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../src/platform/database/testing/databases.js';
import { mutations, newYear, ProbeClient } from './support/probe-client.js';
import { RunningApi } from './support/running-api.js';

const concealed = '********';

/** Answers with what it was asked with, as debugging pages do. */
let server: Server;
let status = 200;
let heard: IncomingHttpHeaders = {};
beforeAll(async () => {
  server = createServer((request, response) => {
    heard = request.headers;
    response.statusCode = status;
    response.setHeader('set-cookie', 'sid=hunter2');
    response.setHeader('x-version', String(status));
    response.end(`you sent ${JSON.stringify(request.headers)}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());
beforeEach(() => {
  status = 200;
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/?token=hunter2`;
const http = (differing: object = {}) => ({
  url: url(),
  headers: [
    { name: 'X-Api-Key', value: 'hunter2-key' },
    { name: 'Accept', value: 'text/html' },
  ],
  auth: { bearer: 'hunter2-token' },
  expectations: [
    { subject: 'STATUS', comparison: 'EQUALS', values: ['200'] },
    { subject: 'HEADER', name: 'x-version', comparison: 'EXISTS' },
    { subject: 'BODY_SIZE', comparison: 'LESS', values: ['1'], severity: 'DEGRADED' },
  ],
  ...differing,
});

interface Shown {
  readonly settings: { readonly http: Record<string, unknown> };
  readonly target: { readonly auth: { readonly bearer: string } };
  readonly expectations: readonly unknown[];
  readonly inverted: boolean;
  readonly curl: string;
  readonly state: string;
  readonly stateReason: string | null;
}
const evidence = `evidence { addresses address http { status headers { name value } finalUrl excerpt }
  tls { certificates { endsAt } } }`;
const judged = 'expectations { text held actual note expectation { subject name severity } }';
const result = `id up degraded reason message ${judged} ${evidence}`;

describe.each(databases)('evidence on $name', ({ location }) => {
  let api: RunningApi;
  let probes: ProbeClient;
  beforeAll(async () => {
    api = await RunningApi.start({ EGRESS_DENY: '' }, await location());
    probes = new ProbeClient(api);
  }, 60_000);
  afterAll(async () => api.stop());

  const shown = async (id: string) =>
    (
      await api.data<{ probe: Shown }>(
        `query ($id: ID!) { probe(id: $id) { settings inverted curl state stateReason
          expectations { subject } target { ... on HttpTarget { auth { bearer } } } } }`,
        { id },
      )
    ).probe;
  const check = async (id: string) =>
    (
      await api.data<{ checkNow: Record<string, unknown> }>(
        `mutation ($id: ID!) { checkNow(id: $id) { ${result} } }`,
        { id },
      )
    ).checkNow;

  it('shows a target for its form without what is hidden, and takes it back as it was', async () => {
    const { id } = await probes.create({ target: { http: http() } });
    const before = await shown(id);
    expect(JSON.stringify(before).replaceAll(url(), '')).not.toContain('hunter2');
    expect(before.target.auth.bearer).toBe(concealed);
    expect(before.settings.http).toMatchObject({
      auth: { bearer: concealed },
      headers: [
        { name: 'X-Api-Key', value: concealed },
        { name: 'Accept', value: 'text/html' },
      ],
    });
    expect(before).toMatchObject({ inverted: false, expectations: [{}, {}, {}] });
    expect(before.curl).toContain(`--header 'X-Api-Key: '"$X_API_KEY"`);

    await probes.update(id, { target: before.settings });
    expect(await shown(id)).toEqual(before);
    await check(id);
    expect(heard['x-api-key']).toBe('hunter2-key');

    heard = {};
    const input = { name: 'try', cron: newYear, target: before.settings };
    const trial = `mutation ($input: ProbeInput!, $id: ID) { tryProbe(input: $input, probeId: $id) { ${result} } }`;
    const tried = await api.data(trial, { input, id });
    expect(heard['x-api-key']).toBe('hunter2-key');
    expect(JSON.stringify(tried)).not.toContain('hunter2');
    const { errors } = await api.ask(trial, { input });
    expect(errors?.[0]?.extensions.problems?.map(({ path }) => path.join('.'))).toEqual([
      'target.http.headers.0.value',
      'target.http.auth.bearer',
    ]);
  });

  it('says what a pattern, a path or a key is wrong in', async () => {
    const expectations = [{ subject: 'BODY', comparison: 'MATCHES', values: ['('] }];
    const input = { name: 'x', cron: newYear, target: { http: http({ expectations }) } };
    const { errors } = await api.ask(mutations.create, { input });
    expect(errors?.[0]?.extensions.problems?.map(({ path }) => path.join('.'))).toEqual([
      'target.http.expectations.0.values.0',
    ]);
  });

  it('keeps what a failure looked like, and lays it beside the last good check', async () => {
    const { id } = await probes.create({ target: { http: http({ expectations: [] }) } });
    const good = await check(id);
    expect(good).toMatchObject({ up: true, degraded: false, message: null, expectations: [] });
    status = 503;
    const failed = await check(id);
    expect(failed).toMatchObject({ up: false, reason: 'STATUS' });
    const { failures } = await api.data<{ failures: Record<string, unknown>[] }>(
      `query ($id: ID!) { failures(probeId: $id) { ${result} } }`,
      { id },
    );
    expect(failures).toEqual([failed]);
    expect(JSON.stringify(failures)).not.toContain('hunter2');
    expect(failures[0]).toMatchObject({
      evidence: { address: '127.0.0.1', http: { status: 503 } },
    });

    const { comparison } = await api.data<{ comparison: Record<string, unknown> }>(
      `query ($id: ID!) { comparison(resultId: $id) { failed { id } good { id ${evidence} }
        differences { path failed good } } }`,
      { id: failed.id },
    );
    expect(comparison).toMatchObject({ failed: { id: failed.id }, good: { id: good.id } });
    expect((comparison.differences as object[]).slice(0, 2)).toEqual([
      { path: 'http.status', failed: '503', good: '200' },
      { path: 'http.headers.x-version', failed: '503', good: '200' },
    ]);
  });

  it('is degraded outside a limit that only warns', async () => {
    const { id } = await probes.create({ target: { http: http() } });
    const checked = await check(id);
    expect(checked).toMatchObject({ up: true, degraded: true, reason: null });
    expect(await shown(id)).toMatchObject({ state: 'DEGRADED', stateReason: checked.message });
    const { results } = await api.data<{ results: Record<string, unknown>[] }>(
      `query ($id: ID!) { results(probeId: $id) { ${result} } }`,
      { id },
    );
    expect(results).toEqual([checked]);
    expect(checked.expectations).toEqual([
      {
        text: 'status equals 200',
        held: true,
        actual: '200',
        note: null,
        expectation: { subject: 'STATUS', name: null, severity: 'DOWN' },
      },
      expect.objectContaining({ held: true, actual: '200' }),
      expect.objectContaining({ held: false }),
    ]);
  });

  it('leaves nothing hidden in the log of operations or in the tables', async () => {
    const { id } = await probes.create({ target: { http: http({ url: url().split('?')[0] }) } });
    await check(id);
    const { DataSource } = await import('typeorm');
    const source = api.app.get(DataSource);
    for (const table of [
      'sys_operation_records',
      'dialtone_probe_parts',
      'dialtone_evidence',
      'dialtone_results',
      'dialtone_newest',
    ])
      expect(JSON.stringify(await source.query(`SELECT * FROM ${table}`))).not.toMatch(
        /hunter2-(?:key|token)/u,
      );
  });
});
