import { everyResult } from '@dialtone/history';
import Database from 'better-sqlite3';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasMariaDb, throwawayMariaDb } from '../src/platform/database/testing/databases.js';
import { ApiProcess, build, signedIn, throwawayFolder } from './support/api-process.js';

let waiting: ServerResponse[] = [];
/** Answers when the spec says so, or at once on /fast. */
const target = createServer((request, response) => {
  if (request.url === '/fast') response.end('fine');
  else waiting.push(response);
});
let address: string;

beforeAll(async () => {
  build();
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  address = `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
}, 120_000);
afterAll(() => {
  target.closeAllConnections();
  target.close();
});

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly err?: unknown;
}
const fatal = (api: ApiProcess): Line[] =>
  api.lines
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as Line)
    .filter(({ level }) => level === 'fatal' || level === 'error');

const create = 'mutation ($input: ProbeInput!) { createProbe(input: $input) { id } }';
const checkNow = 'mutation ($id: ID!) { checkNow(id: $id) { up } }';
const probe = (path: string, timeoutMs: number) => ({
  input: { name: 'shop', cron: '1h', timeoutMs, target: { http: { url: `${address}${path}` } } },
});

function resultsIn(folder: string): unknown[] {
  const database = new Database(join(folder, 'dialtone.db'), { readonly: true });
  try {
    return database.prepare(everyResult(from => `SELECT ending, reason FROM ${from}`)).all();
  } finally {
    database.close();
  }
}

describe('a start that cannot be', () => {
  it('ends with 78 and one sentence for each variable that is wrong', async () => {
    const api = new ApiProcess({ PORT: 'x', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://u:secret@' });
    expect(await api.code()).toBe(78);
    expect(api.stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^PORT may hold .* it holds “x”\.$/u),
      expect.stringMatching(/^DATABASE_URL may hold .*\.$/u),
      expect.stringMatching(/^LOG_LEVEL may hold .* it holds “loud”\.$/u),
    ]);
    expect([api.lines, api.stderr]).not.toEqual(expect.stringContaining('secret'));
  }, 60_000);

  it('ends with 78 and one sentence when a family of metrics is named that there is not', async () => {
    const api = new ApiProcess({ METRICS_FAMILIES: '-probe_sucess' });
    expect(await api.code()).toBe(78);
    expect(api.stderr.trim()).toMatch(
      /^METRICS_FAMILIES may hold .*; it holds “-probe_sucess”\. There is no “probe_sucess”; there are .*\.$/u,
    );
  }, 60_000);

  it('ends with 1 and one sentence when the port is taken', async () => {
    const other = createTcpServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const api = new ApiProcess({ PORT: String(port) });
    expect(await api.code()).toBe(1);
    const msg = `Port ${port} of 127.0.0.1 cannot be listened on: another program listens there.`;
    expect(fatal(api)).toMatchObject([{ level: 'fatal', msg }]);
    expect(`${api.lines.join('\n')}${api.stderr}`).not.toMatch(/\n? {4}at |node_modules/u);
    other.close();
  }, 60_000);

  it('ends with 1 and one sentence, without the password, when MySQL cannot be reached', async () => {
    const api = new ApiProcess({ DATABASE_URL: 'mysql://me:hush%21@127.0.0.1:1/dialtone' });
    expect(await api.code()).toBe(1);
    expect(fatal(api)).toMatchObject([
      {
        level: 'fatal',
        msg: 'The database mysql://me@127.0.0.1:1/dialtone cannot be opened: connect ECONNREFUSED 127.0.0.1:1',
      },
    ]);
    expect(`${api.lines.join('\n')}${api.stderr}`).not.toMatch(/hush| {4}at /u);
  }, 60_000);
});

describe('a running process', () => {
  it('names a URL that a person can open, in its last line before it serves', async () => {
    const api = new ApiProcess({ HOST: '0.0.0.0' });
    const url = await api.url();
    expect(url).toMatch(/^http:\/\/localhost:\d+$/u);
    expect(api.lines.at(-1)).toContain(`Dialtone answers at ${url}`);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await api.kill('SIGTERM')).toBe(0);
  }, 60_000);

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'lets a running check end at %s, writes its result, and exits 0',
    async signal => {
      waiting = [];
      const folder = throwawayFolder();
      const api = new ApiProcess({}, folder);
      const url = await api.url();
      const ask = await signedIn(url);
      const { createProbe } = await ask<{ createProbe: { id: string } }>(create, probe('/', 9000));
      const asked = ask(checkNow, { id: createProbe.id }).catch(() => undefined);
      await vi.waitFor(() => {
        expect(waiting).toHaveLength(1);
      }, 10_000);
      const ended = api.kill(signal);
      await vi.waitFor(() => {
        expect(api.lines.at(-1)).toContain(signal);
      }, 10_000);
      waiting[0]?.end('fine');
      expect(await ended).toBe(0);
      await asked;
      expect(resultsIn(folder)).toEqual([{ ending: 0, reason: null }]);
      expect(fatal(api)).toEqual([]);
    },
    60_000,
  );

  it('waits ten seconds for a check that hangs, and exits 0 without its result', async () => {
    waiting = [];
    const folder = throwawayFolder();
    const api = new ApiProcess({}, folder);
    const ask = await signedIn(await api.url());
    const { createProbe } = await ask<{ createProbe: { id: string } }>(create, probe('/', 60_000));
    const asked = ask(checkNow, { id: createProbe.id }).catch(() => undefined);
    await vi.waitFor(() => {
      expect(waiting).toHaveLength(1);
    }, 10_000);
    const began = performance.now();
    expect(await api.kill('SIGTERM')).toBe(0);
    const took = performance.now() - began;
    expect(took).toBeGreaterThan(9000);
    // Containers are given 15 s.
    expect(took).toBeLessThan(15_000);
    await asked;
    expect(resultsIn(folder)).toEqual([]);
  }, 60_000);

  it('loses nothing that was committed when it is killed, and knows every state again', async () => {
    const folder = throwawayFolder();
    const first = new ApiProcess({}, folder);
    const ask = await signedIn(await first.url());
    const { createProbe } = await ask<{ createProbe: { id: string } }>(
      create,
      probe('/fast', 5000),
    );
    await ask(checkNow, { id: createProbe.id });
    await vi.waitFor(() => {
      expect(resultsIn(folder)).toHaveLength(1);
    }, 10_000);
    const look = `query ($id: ID!) {
      probe(id: $id) { name state successRate lastResult { id startedAt up latencyMs } }
      results(probeId: $id) { id }
    }`;
    const before = await ask(look, { id: createProbe.id });
    expect(before).toMatchObject({ probe: { state: 'UP', successRate: 100 } });
    expect(await first.kill('SIGKILL')).toBeNull();

    const second = new ApiProcess({}, folder);
    const again = await signedIn(await second.url());
    await vi.waitFor(async () => {
      expect(await again(look, { id: createProbe.id })).toEqual(before);
    }, 10_000);
    expect(await second.kill('SIGTERM')).toBe(0);
  }, 90_000);
});

/** What goes to and from a server, until the spec lets neither through. */
async function hangable(
  port: number,
): Promise<{ port: number; hang: () => void; end: () => void }> {
  const sockets = new Set<Socket>();
  let hangs = false;
  const proxy = createTcpServer(client => {
    const server = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(from);
      from.on('data', data => hangs || to.write(data));
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    port: (proxy.address() as AddressInfo).port,
    hang: () => {
      hangs = true;
    },
    end: () => {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

describe.runIf(hasMariaDb)('a process whose MySQL hangs', () => {
  it('ends all the same, and says what it could not write', async () => {
    const server = await throwawayMariaDb();
    const { port, user, database } = await server.database();
    const proxy = await hangable(port);
    const api = new ApiProcess({
      DATABASE_URL: `mysql://${user}@127.0.0.1:${proxy.port}/${database}`,
    });
    const ask = await signedIn(await api.url());
    const { createProbe } = await ask<{ createProbe: { id: string } }>(
      create,
      probe('/fast', 5000),
    );
    const asked = ask(checkNow, { id: createProbe.id }).catch(() => undefined);
    proxy.hang();
    await asked;
    const began = performance.now();
    await api.kill('SIGTERM');
    // 20 s, and room for a busy machine.
    expect(performance.now() - began).toBeLessThan(35_000);
    expect(api.lines.join('\n')).toMatch(/1 results could not be written|has not ended within/u);
    proxy.end();
  }, 120_000);
});
