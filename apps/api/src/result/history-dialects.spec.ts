import { historyTables, HistoryReader, lengthMs, MysqlSql, type Sql } from '@dialtone/history';
import { aHistoryDatabase, makeTables, randomHistory, seed } from '@dialtone/history/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasMariaDb, throwawayMariaDb } from '../platform/database/testing/databases.js';

const { histories, kept, now, windows } = randomHistory;

describe.runIf(hasMariaDb)('The history on MariaDB', () => {
  let mariaDb: Sql;
  beforeAll(async () => {
    const { kind, ...place } = await (await throwawayMariaDb()).database();
    expect(kind).toBe('mysql');
    mariaDb = new MysqlSql(place);
    await makeTables(mariaDb);
  });
  afterAll(async () => mariaDb.close());

  it('gives the same answers as on SQLite', async () => {
    const sqlite = await aHistoryDatabase();
    const read = async (reader: HistoryReader, window: { from: number; until: number }) => {
      const asked = { ...window, now, probeIds: [1, 2, 3] };
      const page = await reader.results({ ...window, probeId: 1, filter: {}, first: 5 });
      const { next } = page;
      return {
        availability: await reader.availability(asked),
        quantiles: await reader.quantiles({ ...asked, quantiles: [0.5, 0.99] }),
        series: await reader.series({ ...asked, stepMs: lengthMs.hours, quantiles: [0.5] }),
        transitions: await reader.transitions({ probeId: 2, first: 3, ...window }),
        fleet: await reader.fleet({
          ...{ ...asked, levels: ['minutes', 'hours'], stepMs: lengthMs.hours },
        }),
        latencies: await reader.latencies({ ...asked, levels: ['hours'], quantiles: [0.5] }),
        turns: await reader.turns({ ...asked, first: 5 }),
        page,
        more: next && (await reader.results({ probeId: 1, filter: {}, first: 5, after: next })),
        filtered: await reader.results({
          ...{ probeId: 1, first: 5 },
          filter: { endings: ['down', 'degraded'], minLatencyUs: 5, httpStatuses: [] },
        }),
      };
    };
    await fc.assert(
      fc.asyncProperty(histories, windows, async (all, window) => {
        const answers = [];
        for (const sql of [sqlite, mariaDb]) {
          for (const table of Object.keys(historyTables('sqlite')))
            await sql.run(`DELETE FROM ${table}`);
          await seed(sql, all, { now, kept });
          answers.push(await read(new HistoryReader(sql, kept), window));
        }
        expect(answers[1]).toEqual(answers[0]);
      }),
      { numRuns: 25 },
    );
  });

  it('follows the keys there too', async () => {
    const statements = [
      'SELECT probe_id, SUM(up) AS up FROM dialtone_hours WHERE probe_id IN (1,2,2,2) AND location = 0 AND at >= 5 AND at < 90 GROUP BY probe_id',
      'SELECT * FROM (SELECT probe_id, at FROM dialtone_transitions WHERE probe_id = 1 AND location = 0 AND at < 9 ORDER BY at DESC LIMIT 1) AS one',
      'SELECT started_at FROM dialtone_results WHERE probe_id = 1 AND location = 0 AND started_at >= 1 AND started_at < 9 ORDER BY started_at DESC LIMIT 1',
    ];
    for (const text of statements) {
      const steps = await mariaDb.all(`EXPLAIN ${text}`);
      const tables = steps.filter(({ table }) => String(table).startsWith('dialtone_'));
      expect(tables.map(({ key }) => key)).toEqual(['PRIMARY']);
    }
  });
});
