import { Bus, CheckFinished, RunsMissed } from '@dialtone/engine';
import { createServer, type Server } from 'node:net';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProbeClient } from './support/probe-client.js';
import { RunningApi } from './support/running-api.js';

const soon = { timeout: 20_000, interval: 20 };
const fields = 'id title probeIds applications from until cron timeZone durationMinutes';
const create = `mutation ($input: MaintenanceInput!) { createMaintenance(input: $input) { ${fields} } }`;
const update = `mutation ($id: ID!, $input: MaintenancePatch!) { updateMaintenance(id: $id, input: $input) { ${fields} } }`;
const remove = 'mutation ($ids: [ID!]!) { deleteMaintenances(ids: $ids) }';

interface Shown {
  readonly id: string;
  readonly title: string;
}

describe('maintenance windows', () => {
  let api: RunningApi;
  let probes: ProbeClient;
  let server: Server;
  const heard: (CheckFinished | RunsMissed)[] = [];
  beforeAll(async () => {
    server = createServer(socket => socket.end());
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    api = await RunningApi.start({ TIME_ZONE: 'Europe/Berlin' });
    probes = new ProbeClient(api);
    for (const type of [CheckFinished, RunsMissed])
      api.app.get(Bus).listen<CheckFinished | RunsMissed>(type, event => heard.push(event));
  }, 60_000);
  afterAll(async () => {
    await api.stop();
    server.close();
  }, 60_000);

  const port = (): number => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };
  const made = async (input: object): Promise<Shown> =>
    (await api.data<{ createMaintenance: Shown }>(create, { input })).createMaintenance;
  const windowOf = async (id: string): Promise<Shown | null> => {
    const query = `query ($id: ID!) { probe(id: $id) { maintenance { ${fields} } } }`;
    const { probe } = await api.data<{ probe: { maintenance: Shown | null } }>(query, { id });
    return probe.maintenance;
  };
  const listed = async (): Promise<readonly Shown[]> =>
    (await api.data<{ maintenances: Shown[] }>(`{ maintenances { ${fields} } }`)).maintenances;

  it('keep a probe from being checked while they are there', { timeout: 60_000 }, async () => {
    const target = { tcp: { host: '127.0.0.1', port: port() } };
    const { id } = await probes.create({ cron: '1s', timeoutMs: 500, target });
    const of = <E extends CheckFinished | RunsMissed>(type: new (...parts: never[]) => E): E[] =>
      heard.filter((event): event is E => event instanceof type && event.probe.id === Number(id));
    const looks = () => of(CheckFinished).length;
    const missed = () => of(RunsMissed).filter(({ reason }) => reason === 'maintenance').length;

    await expect.poll(looks, soon).toBeGreaterThan(0);
    expect(await windowOf(id)).toBeNull();
    const from = new Date(Date.now() - 60_000).toISOString();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const window = await made({ title: 'Update', probeIds: [id], from, until });
    expect(window).toEqual({
      ...{ id: window.id, title: 'Update', probeIds: [id], applications: [], from, until },
      ...{ cron: null, timeZone: null, durationMinutes: null },
    });
    expect(await windowOf(id)).toEqual(window);

    // A check that had begun before the window may still end until the first run is missed.
    await expect.poll(missed, soon).toBeGreaterThan(0);
    const before = looks();
    await expect.poll(missed, soon).toBeGreaterThan(2);
    expect(looks()).toBe(before);
    const counts = `query ($id: ID!, $from: DateTime!) {
      availability(probeIds: [$id], from: $from) { runs { maintenance down } } }`;
    const runs = async () => {
      const { availability } = await api.data<{
        availability: [{ runs: { maintenance: number; down: number } }];
      }>(counts, { id, from });
      return availability[0].runs;
    };
    await expect.poll(async () => (await runs()).maintenance, soon).toBeGreaterThan(2);
    expect((await runs()).down).toBe(0);

    expect(await api.data(remove, { ids: [window.id, '77', 'x'] })).toEqual({
      deleteMaintenances: [window.id],
    });
    expect(await windowOf(id)).toBeNull();
    await expect.poll(looks, soon).toBeGreaterThan(before);
    await probes.delete(id);
  });

  it('are listed, changed and kept when they are over', async () => {
    const past = await made({
      title: 'Past',
      from: '2020-01-01T00:00:00.000Z',
      until: '2020-01-01T01:00:00.000Z',
    });
    const weekly = await made({
      title: 'Backup',
      applications: ['shop'],
      cron: '0 3 * * 0',
      durationMinutes: 90,
    });
    expect(weekly).toMatchObject({ timeZone: 'Europe/Berlin', from: null, until: null });
    const input = { title: 'Weekly backup' };
    const { updateMaintenance: changed } = await api.data<{ updateMaintenance: Shown }>(update, {
      id: weekly.id,
      input,
    });
    expect(changed).toEqual({ ...weekly, ...input });
    expect(await listed()).toEqual([past, changed]);
  });

  it('are refused with a problem for each field that is wrong', async () => {
    const input = { title: '', probeIds: ['x'], cron: '5m', timeZone: 'Mars', durationMinutes: 0 };
    const { errors } = await api.ask(create, { input });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(errors?.[0]?.extensions.problems?.map(({ path }) => path.join('.')).toSorted()).toEqual([
      'cron',
      'durationMinutes',
      'probeIds.0',
      'timeZone',
      'title',
    ]);
    expect((await api.ask(update, { id: '77', input: {} })).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' }, message: 'There is no maintenance window 77.' },
    ]);
  });

  it('are on the record of what people did', async () => {
    const records = () =>
      api.app
        .get(DataSource)
        .query<unknown[]>(
          "SELECT path, user_id FROM sys_operation_records WHERE path LIKE '%aintenance%' ORDER BY id LIMIT 2",
        );
    await expect.poll(records, soon).toMatchObject([
      { path: '/graphql createMaintenance', user_id: 1 },
      { path: '/graphql deleteMaintenances', user_id: 1 },
    ]);
  });

  it('tell when they are open, and what their probes are called', async () => {
    const now = Date.now();
    const [from, until] = [new Date(now - 60_000), new Date(now + 3_600_000)];
    const probe = await probes.create({
      name: 'named',
      cron: '1h',
      enabled: false,
      target: { tcp: { host: '127.0.0.1', port: port() } },
    });
    const { id } = await made({ title: 'Open', from, until, probeIds: [probe.id] });
    const later = await made({
      title: 'Later',
      cron: '0 3 * * *',
      durationMinutes: 1,
      timeZone: 'UTC',
    });
    const query = '{ maintenances { id current { from until } opensNext probes { id name } } }';
    const { maintenances } = await api.data<{ maintenances: { id: string }[] }>(query);
    expect(maintenances.find(each => each.id === id)).toEqual({
      id,
      current: { from: from.toISOString(), until: until.toISOString() },
      opensNext: null,
      probes: [{ id: probe.id, name: 'named' }],
    });
    expect(maintenances.find(each => each.id === later.id)).toMatchObject({
      opensNext: expect.stringMatching(/T03:00:00\.000Z$/u) as string,
      probes: [],
    });
    await api.data(remove, { ids: [id, later.id] });
  });

  it('tell when they are open for a probe, for the charts', async () => {
    const target = { tcp: { host: '127.0.0.1', port: port() } };
    const { id } = await probes.create({ cron: '1h', application: 'books', target });
    const { id: nightly } = await made({
      ...{ title: 'Backup', applications: ['books'] },
      ...{ cron: '0 3 * * *', durationMinutes: 60 },
    });
    const { id: once } = await made({
      ...{ title: 'Move', probeIds: [id] },
      ...{ from: '2030-01-31T12:00:00.000Z', until: '2030-01-31T13:00:00.000Z' },
    });
    const ask = `query ($id: ID!, $from: DateTime!, $until: DateTime!) {
      maintenanceOpenings(probeId: $id, from: $from, until: $until) { windowId title from until } }`;
    const from = '2030-01-31T00:00:00.000Z';
    expect(await api.data(ask, { id, from, until: '2030-02-01T00:00:00.000Z' })).toEqual({
      maintenanceOpenings: [
        {
          ...{ windowId: nightly, title: 'Backup' },
          ...{ from: '2030-01-31T02:00:00.000Z', until: '2030-01-31T03:00:00.000Z' },
        },
        {
          ...{ windowId: once, title: 'Move' },
          ...{ from: '2030-01-31T12:00:00.000Z', until: '2030-01-31T13:00:00.000Z' },
        },
      ],
    });
    const { errors } = await api.ask(ask, { id, from, until: '2033-01-01T00:00:00.000Z' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    await api.data(remove, { ids: [nightly, once] });
  });
});
