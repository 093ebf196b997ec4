import { ProbeFollower } from '../src/probe/probe-follower.js';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { anInput, mutations, newYear, ProbeClient } from './support/probe-client.js';
import { RunningApi } from './support/running-api.js';

let api: RunningApi;
let probes: ProbeClient;
beforeAll(async () => {
  api = await RunningApi.start({ TIME_ZONE: 'UTC' });
  probes = new ProbeClient(api);
}, 60_000);
afterAll(async () => api.stop(), 60_000);
afterEach(async () => {
  await probes.delete(...(await probes.list()).map(({ id }) => id));
});

/** Each problem as `path: message`. */
async function problemsOf(query: string, variables: object = {}): Promise<string[]> {
  const { errors = [] } = await api.ask(query, variables);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(
    errors.map(() => 'BAD_USER_INPUT'),
  );
  return errors.flatMap(({ extensions }) =>
    (extensions.problems ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
  );
}

describe('a probe', () => {
  it.each([
    [
      { http: { url: 'http://127.0.0.1:9/' } },
      'HTTP',
      'http://127.0.0.1:9/',
      {
        __typename: 'HttpTarget',
        url: 'http://127.0.0.1:9/',
        method: 'GET',
        headers: [],
        body: null,
        expectedStatus: '200',
        expectedBody: null,
      },
    ],
    [
      {
        http: {
          url: 'http://127.0.0.1:9/',
          method: 'POST',
          headers: [{ name: 'X-Api', value: '"1"' }],
          body: '{}',
          expectedStatus: '200-299',
          expectedBody: '成功✅',
        },
      },
      'HTTP',
      'http://127.0.0.1:9/',
      {
        method: 'POST',
        headers: [{ name: 'X-Api', value: '"1"' }],
        body: '{}',
        expectedStatus: '200-299',
        expectedBody: '成功✅',
      },
    ],
    [
      { tcp: { host: '::1', port: 9 } },
      'TCP',
      '[::1]:9',
      { __typename: 'TcpTarget', host: '::1', port: 9 },
    ],
    [
      { dns: { host: 'example.com', expectedAnswers: ['192.0.2.1'] } },
      'DNS',
      'example.com',
      {
        __typename: 'DnsTarget',
        host: 'example.com',
        resolver: null,
        recordType: 'A',
        expectedAnswers: ['192.0.2.1'],
      },
    ],
    [
      { icmp: { host: '127.0.0.1' } },
      'ICMP',
      '127.0.0.1',
      { __typename: 'IcmpTarget', host: '127.0.0.1', count: 2, maxLossPercent: 0 },
    ],
  ])('%j is created, shown and changed', async (target, type, address, shown) => {
    const created = await probes.create({ target });
    expect(created).toMatchObject({
      type,
      address,
      target: shown,
      enabled: true,
      lastResult: null,
    });
    expect(await probes.one(created.id)).toEqual(created);
    const changed = await probes.update(created.id, { name: '  新 🚀  ', application: 'web' });
    const { updatedAt } = changed;
    expect(changed).toEqual({ ...created, name: '新 🚀', application: 'web', updatedAt });
    expect(await probes.one(created.id)).toEqual(changed);
  });

  it.each([
    [
      { http: { url: 'http://e/', method: null, headers: null, body: null, expectedStatus: null } },
      { method: 'GET', headers: [], body: null, expectedStatus: '200' },
    ],
    [
      { dns: { host: 'e', resolver: null, recordType: null, expectedAnswers: null } },
      { resolver: null, recordType: 'A', expectedAnswers: [] },
    ],
    [{ icmp: { host: 'e', count: null, maxLossPercent: null } }, { count: 2, maxLossPercent: 0 }],
  ])('of %j takes null for the default', async (target, shown) => {
    expect(await probes.create({ target, application: null, timeoutMs: null })).toMatchObject({
      application: null,
      timeoutMs: 10_000,
      target: shown,
    });
  });

  it('that is new waits for its first check, with the usual timeout', async () => {
    expect(await probes.create()).toMatchObject({
      state: 'PENDING',
      stateReason: null,
      stateSince: null,
      timeoutMs: 10_000,
      successRate: null,
      nextRunAt: expect.stringMatching(/-01-01T00:00:00.000Z$/u) as string,
    });
    expect(await probes.create({ cron: '2s', enabled: false })).toMatchObject({
      state: 'PAUSED',
      timeoutMs: 2000,
      nextRunAt: null,
    });
  });

  it('keeps what a patch leaves out, and loses what it nulls', async () => {
    const { id } = await probes.create({ application: 'web', timeoutMs: 500 });
    expect(await probes.update(id, {})).toMatchObject({ application: 'web', timeoutMs: 500 });
    const cleared = await probes.update(id, { application: null, timeoutMs: null });
    expect(cleared).toMatchObject({ application: null, timeoutMs: 10_000, name: 'shop' });
  });

  it('that is deleted is gone, and only once', async () => {
    const { id } = await probes.create();
    expect(await probes.delete(id, '4711', 'x')).toEqual([id]);
    expect(await probes.delete(id)).toEqual([]);
    expect(await probes.one(id)).toBeNull();
  });

  it.each(['4711', '0', 'x', '01', '-1', '9'.repeat(30)])('%s is not there', async id => {
    expect(await probes.one(id)).toBeNull();
    const { errors } = await api.ask(mutations.update, { id, input: { name: 'new' } });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await api.ask(mutations.check, { id })).errors).toMatchObject([
      { message: `There is no probe ${id}.`, extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  it('of many is paused and started with them', async () => {
    const { id: one } = await probes.create();
    const { id: other } = await probes.create();
    const paused = await probes.enable([other, one, one, '4711'], false);
    expect(paused.map(({ id, state }) => [id, state])).toEqual([
      [one, 'PAUSED'],
      [other, 'PAUSED'],
    ]);
    expect(await probes.enable([one], true)).toMatchObject([{ enabled: true, state: 'PENDING' }]);
    expect(await probes.one(other)).toMatchObject({ enabled: false });
  });

  it('that another program breaks is INVALID, says why, and can be mended', async () => {
    const { id } = await probes.create();
    await api.app
      .get(DataSource)
      .query("UPDATE dial_api SET type = 'FTP', cron = 'soon' WHERE id = ?", [id]);
    await follow();
    expect(await probes.one(id)).toMatchObject({
      state: 'INVALID',
      type: null,
      target: null,
      nextRunAt: null,
      stateReason: expect.stringMatching(
        /“FTP” is not a type.*“soon” is not a schedule/u,
      ) as string,
    });
    expect(await problemsOf(mutations.check, { id })).toHaveLength(1);
    const mended = await probes.update(id, { cron: newYear, target: { icmp: { host: '::1' } } });
    expect(mended).toMatchObject({ state: 'PENDING', type: 'ICMP' });
  });
});

/** What another program wrote by now is known after this. */
async function follow(): Promise<void> {
  const follower = api.app.get(ProbeFollower);
  await follower.follow();
  await follower.follow();
}

describe('a list', () => {
  const names = async (args: string): Promise<string[]> =>
    (await probes.list(args)).map(({ name }) => name);
  const fill = async (): Promise<void> => {
    await probes.create({ name: 'node 10', application: 'Straße' });
    await probes.create({ name: 'Node 9', enabled: false });
    await probes.create({ name: '支付🚀', target: { dns: { host: 'example.com' } } });
  };

  it.each([
    ['', ['Node 9', 'node 10', '支付🚀']],
    ['filter: { search: "NODE" }', ['Node 9', 'node 10']],
    ['filter: { search: "strasse" }', ['node 10']],
    ['filter: { search: "EXAMPLE" }', ['支付🚀']],
    ['filter: { search: "🚀" }', ['支付🚀']],
    ['filter: { search: "nothing" }', []],
    ['filter: { type: DNS }', ['支付🚀']],
    ['filter: { application: "Straße" }', ['node 10']],
    ['filter: { enabled: false }', ['Node 9']],
    ['filter: { state: PENDING, search: "node" }', ['node 10']],
    ['filter: { state: PAUSED, enabled: null, type: null }', ['Node 9']],
    ['pageSize: 2', ['Node 9', 'node 10']],
    ['page: 2, pageSize: 2', ['支付🚀']],
    ['page: 3, pageSize: 2', []],
    ['page: null, pageSize: null, filter: null, sort: null', ['Node 9', 'node 10', '支付🚀']],
    ['sort: { by: NAME, descending: true }', ['支付🚀', 'node 10', 'Node 9']],
    ['sort: { by: STATE }', ['node 10', '支付🚀', 'Node 9']],
    ['sort: { by: CREATED, descending: true }', ['支付🚀', 'Node 9', 'node 10']],
    ['sort: { by: APPLICATION, descending: true }', ['node 10', 'Node 9', '支付🚀']],
    ['sort: { by: LATENCY, descending: true }', ['Node 9', 'node 10', '支付🚀']],
  ])('with %s holds %j', async (args, expected) => {
    await fill();
    expect(await names(args === '' ? 'page: 1' : args)).toEqual(expected);
  });

  it('says how many there are, by state and on which page, and of which applications', async () => {
    await fill();
    const { probes: page, ...rest } = await api.data<Record<string, unknown>>(
      `{ probes(pageSize: 2) { total page pageSize items { id } } applications
         summary { total up down degraded pending paused invalid } }`,
    );
    expect(page).toMatchObject({ total: 3, page: 1, pageSize: 2 });
    expect(rest).toEqual({
      applications: ['Straße'],
      summary: { total: 3, up: 0, down: 0, degraded: 0, pending: 2, paused: 1, invalid: 0 },
    });
  });

  it('cannot have a page that is none', async () => {
    expect(await problemsOf('{ probes(page: 0, pageSize: 1001) { total } }')).toEqual([
      'page: Pages count from 1; this is 0.',
      'pageSize: A page may hold from 1 to 1000 items; this is 1001.',
    ]);
    expect(await problemsOf('{ probes(pageSize: 0) { total } }')).toHaveLength(1);
  });
});

describe('an input', () => {
  const wrong = {
    name: '   ',
    application: 'x'.repeat(201),
    cron: '61 * * * *',
    timeoutMs: 99,
    target: {
      http: {
        url: 'ftp://example.com',
        headers: [{ name: 'a b', value: 'x' }],
        expectedStatus: '999',
      },
    },
  };
  const told = [
    'name: A name is needed.',
    'application: An application may have at most 200 characters; this has 201.',
    expect.stringContaining('cron: The minute field holds “61”'),
    'timeoutMs: A timeout is a whole number of milliseconds from 100 to 300000; this is 99.',
    expect.stringContaining('target.http.url: A URL must begin with http:// or https://'),
    expect.stringContaining('target.http.headers.0.name: '),
    expect.stringContaining('target.http.expectedStatus: “999” is not a set'),
  ];
  it.each([
    ['created', mutations.create, {}],
    ['tried', mutations.try, {}],
  ])('with many problems has all of them told when it is %s', async (_, mutation, variables) => {
    expect(await problemsOf(mutation, { ...variables, input: wrong })).toEqual(told);
    expect(await probes.list()).toEqual([]);
  });

  it('with many problems has all of them told when it changes a probe', async () => {
    const { id } = await probes.create();
    expect(await problemsOf(mutations.update, { id, input: wrong })).toEqual(told);
    expect(await probes.one(id)).toMatchObject({ name: 'shop' });
  });

  it.each<[object, string[]]>([
    [{ target: { http: { url: 'http://e/', method: 'FETCH' } } }, ['target.http.method']],
    [{ target: { http: {} } }, ['target.http.url']],
    [{ target: { tcp: { host: 'db' } } }, ['target.tcp.port']],
    [{ target: { tcp: { host: 'db', port: 'x; at "y"' } } }, ['target.tcp.port']],
    [{ target: {} }, ['target']],
    [{ target: null }, ['target']],
    [{ target: { tcp: { host: 'db', port: 1 }, dns: { host: 'e' } } }, ['target']],
    [{ name: null, cron: undefined }, ['name', 'cron']],
    [{ enabled: null }, ['enabled']],
    [{ enabled: 'yes' }, ['enabled']],
    [{ timeoutMs: 1.5 }, ['timeoutMs']],
    [{ unheard: 1 }, ['unheard']],
  ])('that GraphQL cannot take, %j, says where', async (differing, paths) => {
    const problems = await problemsOf(mutations.create, { input: anInput(differing) });
    expect(problems.map(problem => problem.split(':')[0])).toEqual(paths);
  });

  it('cannot have a timeout beyond its schedule', async () => {
    const input = anInput({ cron: '1s', timeoutMs: 1001 });
    expect(await problemsOf(mutations.create, { input })).toEqual([
      'timeoutMs: A check must end before the next is due: at most 1000 ms with the schedule “1s”; this is 1001.',
    ]);
  });

  it('cannot name who owns a probe', async () => {
    const problems = await problemsOf(mutations.create, { input: anInput({ createdBy: 1 }) });
    expect(problems).toHaveLength(1);
  });
});

describe('a schedule', () => {
  const preview = (args: string): string =>
    `{ schedulePreview(${args}) { normal description next } }`;

  it('is shown with its next moments', async () => {
    const args =
      'cron: "0 8 * * 1-5", timeZone: "Asia/Shanghai", from: "2026-01-02T00:00:00Z", count: 2';
    expect(await api.data(preview(args))).toEqual({
      schedulePreview: {
        normal: '0 0 8 * * 1-5',
        description: expect.stringContaining('08:00') as string,
        next: ['2026-01-05T00:00:00.000Z', '2026-01-06T00:00:00.000Z'],
      },
    });
  });

  it('is shown from now on, five times, unless asked otherwise', async () => {
    const { schedulePreview } = await api.data<{ schedulePreview: { next: string[] } }>(
      preview('cron: "30s"'),
    );
    expect(schedulePreview.next).toHaveLength(5);
    expect(await api.data(preview('cron: "30s", count: 0'))).toMatchObject({
      schedulePreview: { next: [] },
    });
  });

  it('that means nothing is told, with all else that is wrong', async () => {
    const args = 'cron: "soon", timeZone: "Mars/Olympus", count: 101';
    expect(await problemsOf(preview(args))).toEqual([
      expect.stringContaining('cron: “soon” is not a schedule.'),
      'timeZone: “Mars/Olympus” is not a time zone.',
      'count: The count is from 0 to 100; this is 101.',
    ]);
  });

  it('cannot begin at what is no time', async () => {
    expect(await problemsOf(preview('cron: "30s", from: "yesterday"'))).toHaveLength(1);
  });
});
