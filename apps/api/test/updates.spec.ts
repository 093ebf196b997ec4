import { Bus, CheckFinished, Clock } from '@dialtone/engine';
import type { Outcome, ValidProbe } from '@dialtone/model';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { ProbeCatalog } from '../src/probe/probe-catalog.js';
import { UpdateFeed } from '../src/result/update-feed.js';
import { ProbeClient } from './support/probe-client.js';
import { type Live, RunningApi } from './support/running-api.js';

const soon = { timeout: 20_000, interval: 20 };
const slow = { timeout: 60_000 };

interface Update {
  readonly id: string;
  readonly state: string;
  readonly latencyMs: number | null;
  readonly probe: { readonly name: string } | null;
}
interface Updates {
  readonly snapshot: boolean;
  readonly updates: readonly Update[];
  readonly removed: readonly string[];
  readonly checks: number;
  readonly changes: number;
  readonly summary: { readonly total: number; readonly down: number };
}
const query = `subscription ($filter: ProbeFilter, $probeIds: [ID!], $statesOnly: Boolean) {
  probeUpdates(filter: $filter, probeIds: $probeIds, statesOnly: $statesOnly) {
    snapshot removed checks changes summary { total down }
    updates { id state latencyMs probe { name } } } }`;

const up = (latencyMs: number): Outcome => ({ up: true, latencyMs, phases: [] });
const down: Outcome = {
  up: false,
  latencyMs: 1,
  phases: [],
  reason: 'CONNECT',
  message: 'Connection refused.',
};

describe('the live updates of probes', () => {
  let api: RunningApi;
  let probes: ProbeClient;
  beforeAll(async () => {
    api = await RunningApi.start();
    probes = new ProbeClient(api);
  }, 60_000);
  afterAll(async () => api.stop(), 60_000);
  afterEach(async () => {
    vi.restoreAllMocks();
    await expect.poll(() => api.app.get(UpdateFeed, { strict: false }).size, soon).toBe(0);
    await probes.delete(...(await probes.list()).map(({ id }) => id));
  });

  const get = <T>(type: abstract new (...parts: never[]) => T): T =>
    api.app.get<T>(type, { strict: false });
  const follow = async (variables: Record<string, unknown> = {}) => {
    const live: Live<{ probeUpdates: Updates }> = await api.subscribe(query, variables);
    const heard = (): Updates[] => live.values.map(({ probeUpdates }) => probeUpdates);
    await expect.poll(() => heard().length, soon).toBe(1);
    return { heard, stop: live.stop };
  };
  /** As the runner says it. */
  const check = (id: string, outcome: Outcome): void => {
    const probe = get(ProbeCatalog).get(Number(id)) as ValidProbe;
    get(Bus).publish(new CheckFinished(probe, undefined, new Date(), outcome, 0));
  };
  const latest = (heard: readonly Updates[], id: string): Update | undefined =>
    heard.flatMap(({ updates }) => updates).findLast(update => update.id === id);

  it('begin with what was asked for, and go on with what changes', slow, async () => {
    const { id } = await probes.create({ name: 'shop' });
    const { heard, stop } = await follow();
    expect(heard()).toEqual([
      {
        snapshot: true,
        updates: [{ id, state: 'PENDING', latencyMs: null, probe: { name: 'shop' } }],
        removed: [],
        checks: 0,
        changes: 0,
        summary: { total: 1, down: 0 },
      },
    ]);
    check(id, down);
    await expect.poll(() => heard().length, soon).toBe(2);
    expect(heard()[1]).toEqual({
      snapshot: false,
      updates: [{ id, state: 'DOWN', latencyMs: 1, probe: null }],
      removed: [],
      checks: 1,
      changes: 1,
      summary: { total: 1, down: 1 },
    });
    await probes.update(id, { name: 'stall' });
    await expect.poll(() => latest(heard(), id)?.probe, soon).toEqual({ name: 'stall' });
    await stop();
  });

  it('say the last of many checks, in few messages', slow, async () => {
    const { id } = await probes.create();
    const { heard, stop } = await follow();
    for (let ms = 1; ms <= 10; ms += 1) check(id, up(ms));
    await expect.poll(() => latest(heard(), id)?.latencyMs, soon).toBe(10);
    expect(heard().length).toBeLessThanOrEqual(3);
    expect(heard().reduce((sum, { checks }) => sum + checks, 0)).toBe(10);
    await stop();
  });

  it(
    'say only what passes the filter, what comes to pass it, and what does no longer',
    slow,
    async () => {
      const [{ id: one }, { id: other }] = [await probes.create(), await probes.create()];
      const byState = await follow({ filter: { state: 'DOWN' } });
      const named = await follow({ probeIds: [other] });
      const states = await follow({ statesOnly: true });
      expect(byState.heard()[0]?.updates).toEqual([]);
      check(one, down);
      await expect
        .poll(() => latest(byState.heard(), one), soon)
        .toMatchObject({
          state: 'DOWN',
          probe: { name: 'shop' },
        });
      check(one, up(2));
      await expect.poll(() => byState.heard().at(-1)?.removed, soon).toEqual([one]);
      check(one, up(3));
      check(other, up(4));
      await expect.poll(() => latest(named.heard(), other)?.latencyMs, soon).toBe(4);
      await expect.poll(() => latest(states.heard(), other)?.state, soon).toBe('UP');
      check(one, up(5));
      check(other, down);
      await expect.poll(() => latest(states.heard(), other)?.state, soon).toBe('DOWN');
      expect(latest(named.heard(), one)).toBeUndefined();
      expect(states.heard().reduce((sum, { checks }) => sum + checks, 0)).toBe(0);
      await Promise.all([byState.stop(), named.stop(), states.stop()]);
    },
  );

  it('say who is gone', slow, async () => {
    const { id } = await probes.create();
    const { heard, stop } = await follow({ probeIds: [id] });
    await probes.delete(id);
    await expect.poll(() => heard().at(-1)?.removed, soon).toEqual([id]);
    expect(heard().at(-1)?.summary.total).toBe(0);
    await stop();
  });

  it('refuse more ids than can be asked for', slow, async () => {
    const { errors } = await refused(Array.from({ length: 10_001 }, (_, id) => String(id)));
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  const refused = async (probeIds: string[]): Promise<{ errors: unknown }> => {
    const socket = await connected();
    socket.send(subscription({ probeIds }));
    const [data] = (await once(socket, 'message')) as [Buffer];
    socket.terminate();
    return (JSON.parse(data.toString()) as { payload: { errors: unknown } }).payload;
  };
  const subscription = (variables: object): string =>
    JSON.stringify({
      id: '1',
      type: 'subscribe',
      payload: { query: query.replace('latencyMs', 'latencyMs message'), variables },
    });
  const connected = async (): Promise<WebSocket> => {
    const socket = new WebSocket(
      `${api.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
    );
    await once(socket, 'open');
    const authorization = `Bearer ${api.token}`;
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await once(socket, 'message');
    return socket;
  };

  it(
    'send nothing to a client that does not read, and begin anew when it does again',
    slow,
    async () => {
      const ids: string[] = [];
      for (let each = 0; each < 10; each += 1) ids.push((await probes.create()).id);
      const socket = await connected();
      const messages: Updates[] = [];
      socket.on('message', (data: Buffer) => {
        const { payload } = JSON.parse(data.toString()) as {
          payload?: { data: { probeUpdates: Updates } };
        };
        if (payload !== undefined) messages.push(payload.data.probeUpdates);
      });
      socket.send(subscription({}));
      await expect.poll(() => messages.length, soon).toBe(1);
      socket.pause();
      // Time goes on as fast as messages are made, until what the system holds for the client is full.
      let passed = 0;
      vi.spyOn(get(Clock), 'monotonic').mockImplementation(() => performance.now() + passed);
      const seen = vi.spyOn(get(ProbeCatalog), 'get');
      const long = 'm'.repeat(200_000);
      let quiet = 0;
      // A message reads the catalog when it is made. After ten seconds without one the client is behind.
      while (quiet < 50) {
        passed += 250;
        check(ids[0] ?? '', quiet === 0 ? { ...down, message: long } : down);
        seen.mockClear();
        await new Promise(resolve => setTimeout(resolve, 10));
        quiet = seen.mock.calls.length === 0 ? quiet + 1 : 0;
      }
      for (const id of ids) check(id, up(77));
      socket.resume();
      await expect.poll(() => messages.filter(({ snapshot }) => snapshot).length, soon).toBe(2);
      const anew = messages.findLast(({ snapshot }) => snapshot);
      expect(anew?.updates.map(({ latencyMs }) => latencyMs)).toEqual(ids.map(() => 77));
      socket.terminate();
    },
  );
});
