import { icmpProblem } from '@dialtone/checkers';
import { httpServer, type TestServer } from '@dialtone/checkers/testing';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasMariaDb, throwawayMariaDb } from '../src/platform/database/testing/databases.js';
import { loadGvaDatabase, vintages } from '../src/platform/database/testing/gva-database.js';
import { connectTo } from '../src/platform/database/testing/maria-db.js';
import { tableDefinitions } from '../src/platform/database/testing/table-definitions.js';
import { ProbeFollower } from '../src/probe/probe-follower.js';
import { ProbeClient, type ShownProbe } from './support/probe-client.js';
import { RunningApi } from './support/running-api.js';

const soon = { timeout: 20_000, interval: 50 };

/** Why a row of `gva/rows.sql` cannot be checked. */
const invalid: Readonly<Record<number, RegExp>> = {
  12: /“FETCH” is not a method/u,
  50: /“soon” is not a schedule/u,
  51: /A schedule is needed/u,
  52: /A schedule is needed/u,
  53: /“@reboot” is not known/u,
  54: /The minute field holds “61”/u,
  60: /“FTP” is not a type/u,
  61: /The row names no type/u,
  62: /The row names no type/u,
  64: /“db.example.com” is not a TCP address/u,
  67: /A URL is needed/u,
  68: /“www.example.com” is not a URL/u,
  71: /“-1” is not a set of status codes/u,
  90: /The row names no type.*A schedule is needed/u,
};
const paused = [13, 14];
const pings = [5, 6, 8];
/** They expect something else than what our server answers. */
const unlike = [11, 70];

describe.runIf(hasMariaDb).each(vintages)('a database of Gin-Vue-Admin %s', vintage => {
  let server: TestServer;
  let connection: Connection;
  let before: Record<string, unknown[]>;
  let api: RunningApi;
  let probes: ProbeClient;

  beforeAll(async () => {
    server = await httpServer((_, response) => response.end('"up" 成功✅'));
    const location = await (await throwawayMariaDb()).database();
    connection = await connectTo(location);
    await loadGvaDatabase(connection, vintage);
    // The world outside is not asked for anything.
    await connection.query(
      "UPDATE dial_api SET url = REPLACE(url, 'http://example.com', ?) WHERE url LIKE '%http://example.com/%' AND CHAR_LENGTH(url) < 200",
      [server.url],
    );
    before = await everything();
    const environment = {
      ADMIN_USERNAME: 'Bob',
      DATABASE_TIME_ZONE: 'Asia/Shanghai',
      TIME_ZONE: 'Asia/Shanghai',
    };
    api = await RunningApi.start(environment, location);
    probes = new ProbeClient(api);
  }, 120_000);
  afterAll(async () => {
    await api.stop();
    await connection.end();
    await server.close();
  }, 60_000);

  /** Definitions and rows but for our own tables, the rates that we keep and the records that we add. */
  async function everything(): Promise<Record<string, unknown[]>> {
    const found: Record<string, unknown[]> = {};
    for (const [table, definition] of Object.entries(await tableDefinitions(connection))) {
      if (table.startsWith('dialtone_')) continue;
      const old = table === 'sys_operation_records' ? 'WHERE id <= 3' : '';
      const [rows] = await connection.query<RowDataPacket[]>(`SELECT * FROM ?? ${old}`, [table]);
      found[table] = [definition, ...rows.map(({ success_rate: _, ...row }) => row)];
    }
    return found;
  }
  const row = async (id: number): Promise<RowDataPacket | undefined> => {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT * FROM dial_api WHERE id = ?', [
      id,
    ]);
    return rows[0];
  };
  const runs = ({ id, state }: ShownProbe): boolean =>
    !(Number(id) in invalid) && !paused.includes(Number(id)) && state !== 'INVALID';

  it('is listed whole, each row with its state and why', async () => {
    const listed = new Map((await probes.list()).map(probe => [Number(probe.id), probe]));
    const [rows] = await connection.query<RowDataPacket[]>(
      'SELECT id FROM dial_api WHERE deleted_at IS NULL',
    );
    expect([...listed.keys()].sort((a, b) => a - b)).toEqual(rows.map(({ id }) => id as number));
    const noPing = await icmpProblem();
    for (const [id, { state, stateReason, nextRunAt }] of listed) {
      const why = invalid[id] ?? (pings.includes(id) && noPing !== undefined ? noPing : undefined);
      const expected = why
        ? ['INVALID']
        : paused.includes(id)
          ? ['PAUSED']
          : ['PENDING', 'UP', 'DOWN'];
      expect.soft(expected, `state of ${id}`).toContain(state);
      if (why) expect.soft(stateReason, `reason of ${id}`).toMatch(why);
      expect.soft(nextRunAt !== null, `whether ${id} is scheduled`).toBe(expected.length > 1);
    }
  });

  it('has its checks run, by their schedule and when asked for', { timeout: 60_000 }, async () => {
    await expect.poll(async () => (await probes.one('41'))?.state, soon).toBe('UP');
    for (const probe of (await probes.list()).filter(runs)) {
      if (!probe.address.startsWith(server.url)) continue;
      const { up, message } = await probes.check(probe.id);
      expect.soft(up, `${probe.id}: ${message ?? ''}`).toBe(!unlike.includes(Number(probe.id)));
    }
  });

  it('lets those in whom it knows', async () => {
    const login = async (username: string, password: string): Promise<boolean> => {
      const { data } = await api.ask(
        'mutation ($u: String!, $p: String!) { login(username: $u, password: $p) { token } }',
        { u: username, p: password },
      );
      return data != null;
    };
    expect(await login('admin', '123456')).toBe(true);
    expect(await login('alice', 'new horse')).toBe(true);
    expect(await login('alice', 'correct horse')).toBe(false);
    expect(await login('frozen', 'correct horse')).toBe(false);
    expect(await login('md5', '123456')).toBe(false);
  });

  it('is as it was, but for the rates', async () => {
    expect(await everything()).toEqual(before);
  });

  it('is followed while the old system writes', async () => {
    // As its ORM saves a whole row: empty texts for NULL, zeros for numbers.
    await connection.query(
      "UPDATE dial_api SET name = 'saved', enabled = 1, application = '', http_status = 0, updated_at = NOW(3) WHERE id = 14",
    );
    await connection.query('UPDATE dial_api SET deleted_by = 1, deleted_at = NOW(3) WHERE id = 13');
    await api.app.get(ProbeFollower).follow();
    await api.app.get(ProbeFollower).follow();
    const saved = await probes.one('14');
    expect(saved).toMatchObject({ name: 'saved', application: null, enabled: true });
    expect(saved?.target).toMatchObject({ expectedStatus: '200' });
    expect(await probes.one('13')).toBeNull();
  });

  it('stays sensible for the old system when a probe is edited', async () => {
    const name = '官网首页 '.repeat(20).trim();
    const url = `${server.url}/${'x'.repeat(300)}`;
    const old = await row(1);
    const edited = await probes.update('1', {
      name,
      cron: '0 0/5 8-18 * * MON-FRI',
      target: { http: { url, expectedStatus: '200-299', headers: [{ name: 'a', value: 'b' }] } },
    });
    expect(edited).toMatchObject({ name, address: url, createdAt: '2024-03-12T02:00:00.123Z' });
    expect(await row(1)).toEqual({
      ...old,
      name: [...name].slice(0, 32).join(''),
      cron: null,
      url: null,
      request_body: null,
      except_response: null,
      http_status: null,
      updated_by: 9,
      updated_at: new Date(Date.parse(edited.updatedAt) + 8 * 3_600_000)
        .toISOString()
        .replace('T', ' ')
        .replace('Z', ''),
    });
    const shorter = { name: 'home', cron: '5m', target: { http: { url: `${server.url}/` } } };
    await probes.update('1', shorter);
    expect(await row(1)).toMatchObject({
      name: 'home',
      type: 'HTTP',
      http_method: 'GET',
      url: `${server.url}/`,
      http_status: 200,
      cron: '5m',
    });
  });

  it('keeps what a change does not name', async () => {
    const ping = await row(5);
    await probes.update('5', { target: { icmp: { host: '127.0.0.1', count: 1 } } });
    expect(await row(5)).toMatchObject({
      type: 'PING',
      url: '127.0.0.1',
      cron: ping?.cron as string,
    });
  });

  it.each([12, 74, 80, 81, 90])('keeps the oddities of row %i when it is paused', async id => {
    const odd = await row(id);
    expect(await probes.enable([String(id)], false)).toHaveLength(1);
    const paused = await row(id);
    const { updated_at } = { ...paused };
    expect(paused).toEqual({ ...odd, enabled: 0, updated_by: 9, updated_at: updated_at as string });
    expect(updated_at).not.toBe(odd?.updated_at);
  });
});
