import { Bus, CheckFinished, Clock } from '@dialtone/engine';
import { HistoryReader } from '@dialtone/history';
import type { Outcome, ValidProbe } from '@dialtone/model';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { databases } from '../src/platform/database/testing/databases.js';
import { ProbeCatalog } from '../src/probe/probe-catalog.js';
import { Recorder } from '../src/result/recorder.js';
import { ProbeClient } from './support/probe-client.js';
import { type Live, RunningApi } from './support/running-api.js';

const soon = { timeout: 20_000, interval: 20 };
const up: Outcome = { up: true, latencyMs: 12.345, phases: [] };
const down: Outcome = {
  ...{ up: false, latencyMs: 1, phases: [] },
  ...{ reason: 'CONNECT', message: 'Connection refused.' },
};
const shown: Outcome = {
  ...up,
  sight: {
    addresses: [],
    tls: {
      chain: [
        aCertificate('CN=shop', '2027-03-01T00:00:00Z'),
        aCertificate('CN=R11', '2027-02-01T00:00:00Z'),
      ],
    },
  },
};

function aCertificate(subject: string, endsAt: string) {
  const rest = { issuer: 'CN=Root', names: [], serial: '1', fingerprint: '', key: 'RSA 2048' };
  return { ...rest, subject, startsAt: 0, endsAt: Date.parse(endsAt) };
}

interface Updates {
  readonly fleetUpdates: {
    readonly stale: boolean;
    readonly cells: { readonly ids: string; readonly states: string; readonly latencies: string };
    readonly summary: { readonly total: number; readonly down: number };
  };
}

describe.each(databases)('the overview on $name', ({ location }) => {
  let api: RunningApi;
  let probes: ProbeClient;
  let [shop, mail, rest] = ['', '', ''];
  let moments = 0;
  const get = <T>(type: abstract new (...parts: never[]) => T): T =>
    api.app.get<T>(type, { strict: false });
  const seen = (id: string, outcome: Outcome): void => {
    const probe = get(ProbeCatalog).get(Number(id)) as ValidProbe;
    // One after another, whatever the clock says.
    const now = new Date(get(Clock).now() - 60_000 + (moments += 1));
    get(Bus).publish(new CheckFinished(probe, now, now, outcome, 0));
  };
  beforeAll(async () => {
    api = await RunningApi.start({}, await location());
    probes = new ProbeClient(api);
    const tls = { target: { tls: { host: 'shop.example.com' } } };
    shop = (await probes.create({ ...tls, name: 'shop', application: 'sales' })).id;
    mail = (await probes.create({ name: 'mail', application: 'office' })).id;
    rest = (await probes.create({ ...tls, name: 'rest' })).id;
  }, 60_000);
  afterAll(async () => api.stop(), 60_000);

  it('tells what is wrong, what changed, and which certificates end next', async () => {
    seen(shop, shown);
    for (const outcome of [up, down, up, down]) seen(mail, outcome);
    const { overview } = await api.data<{ overview: object }>(`{ overview {
      summary { total up down pending }
      wrong { id state stateReason }
      transitions(first: 2) { probe { id } state before message }
      certificates { items { probe { id } endsAt subject } known unknown } } }`);
    const reason = 'Connection refused.';
    expect(overview).toEqual({
      summary: { total: 3, up: 1, down: 1, pending: 1 },
      wrong: [{ id: mail, state: 'DOWN', stateReason: reason }],
      transitions: [
        { probe: { id: mail }, state: 'DOWN', before: 'UP', message: reason },
        { probe: { id: mail }, state: 'UP', before: 'DOWN', message: null },
      ],
      certificates: {
        items: [{ probe: { id: shop }, endsAt: '2027-02-01T00:00:00.000Z', subject: 'CN=R11' }],
        ...{ known: 1, unknown: 1 },
      },
    });
  });

  it('tells what the history says of all together, in one question to it for each part', async () => {
    await get(Recorder).flush();
    const asked = (['fleet', 'latencies', 'turns'] as const).map(name =>
      vi.spyOn(get(HistoryReader), name),
    );
    const query = `{ overview {
      day: availability { from until runs { up down } cells { at runs { availability } } }
      week: availability(window: WEEK) { cells { at } }
      latency { slowest { probe { id } p95Ms } normal { ids medians p95s } }
      flakiest { probe { id } turns } } }`;
    interface Told {
      readonly day: { readonly cells: object[] };
      readonly week: { readonly cells: object[] };
      readonly flakiest: object[];
    }
    const { overview } = await api.data<{ overview: Told }>(query);
    await api.data(query);
    expect(asked.map(({ mock }) => mock.calls.length)).toEqual([2, 1, 1]);
    expect(overview.day.cells.length).toBeGreaterThan(0);
    expect(overview.flakiest).toEqual([{ probe: { id: mail }, turns: 3 }]);
  });

  it('shows the fleet as columns', async () => {
    const { fleet } = await api.data<{ fleet: object }>(
      '{ fleet { ids names states latencies applications applicationOf } }',
    );
    expect(fleet).toEqual({
      ids: [shop, mail, rest].join(','),
      names: 'shop\nmail\nrest',
      states: 'UDN',
      latencies: '12.3,,',
      applications: 'sales\noffice',
      applicationOf: '0,1,',
    });
  });

  it('says which cells change, and when all have to be asked for again', async () => {
    const live: Live<Updates> = await api.subscribe(
      'subscription { fleetUpdates { stale cells { ids states latencies } summary { total down } pulse { coverage } } }',
    );
    const heard = () => live.values.map(({ fleetUpdates }) => fleetUpdates);
    await expect.poll(() => heard().length, soon).toBe(1);
    expect(heard()[0]).toMatchObject({ stale: true, cells: { ids: '' } });
    seen(mail, up);
    await expect.poll(() => heard().length, soon).toBe(2);
    expect(heard()[1]).toMatchObject({
      stale: false,
      cells: { ids: mail, states: 'U', latencies: '12.3' },
      summary: { total: 3, down: 0 },
    });
    await probes.enable([rest], false);
    await expect.poll(() => heard().at(-1)?.stale, soon).toBe(true);
    await live.stop();
  });

  it('shows who is in maintenance as that', async () => {
    const input = {
      title: 'Move',
      applications: ['office'],
      cron: '* * * * *',
      durationMinutes: 5,
    };
    await api.data(
      'mutation ($input: MaintenanceInput!) { createMaintenance(input: $input) { id } }',
      {
        input,
      },
    );
    const { fleet } = await api.data<{ fleet: { states: string } }>('{ fleet { states } }');
    expect(fleet.states).toBe('UMP');
  });

  it.each([
    ['{ overview { availability(window: YEAR) { from } } }', 'window'],
    ['{ overview { wrong(first: 1000) { id } } }', 'first'],
  ])('refuses %s with a sentence that names %s', async (query, field) => {
    const { errors } = await api.ask(query);
    expect(errors?.[0]?.extensions.problems?.[0]?.path).toEqual([field]);
  });

  it('is not for strangers', async () => {
    for (const query of ['{ overview { summary { total } } }', '{ fleet { ids } }']) {
      const body = JSON.stringify({ query });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${api.url}/graphql`, { method: 'POST', headers, body });
      expect(await answer.text()).toContain('UNAUTHENTICATED');
    }
  });
});
