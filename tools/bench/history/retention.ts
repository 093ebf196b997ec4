import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HistoryDesk, packed, type Sql, sqlAt, usuallyKept } from '@dialtone/history';
import { throwawayFolder } from '../fleet/at-the-end.ts';
import type { Row } from '../table.ts';
import { LockWatch } from './lock-watch.ts';
import { manyResults, probes } from './many-results.ts';
import { startMariaDb } from './mariadb.ts';
import { makeTables } from './tables.ts';
import { TimedSql } from './timed-sql.ts';
import { untilFlushed } from './until-flushed.ts';

const minuteMs = 60_000;
const rows = 5_000_000;
const everyMs = 10_000;
const batchSize = 500;
/** Meanwhile a batch comes as often as of five thousand checks a second. */
const batchEveryMs = 100;
const begin = Date.UTC(2026, 0, 1);
const runs = rows / probes;
/** The older half is to go. */
const now = begin + (runs / 2) * everyMs + usuallyKept.resultsMs;

/** How long the database is held while half of five million results are forgotten, and what a writer beside it feels. */
export const benchRetention = async (): Promise<Row[]> => [
  ...(await onSqlite()),
  ...(await onMariaDb()),
];

async function onSqlite(): Promise<Row[]> {
  const folder = throwawayFolder();
  const path = join(folder.path, 'history.db');
  const sql = await sqlAt({ kind: 'sqlite', path });
  await fill(sql);
  const watch = new LockWatch(path);
  const rows = await forgetHalf('SQLite', sql, async () => watch.stop());
  folder.remove();
  return rows;
}

/** There a transaction holds rows and not the whole; how long is seen from within. */
async function onMariaDb(): Promise<Row[]> {
  const server = await startMariaDb();
  if (server === undefined) return [{ what: 'Retention, MariaDB', said: 'mariadbd not installed' }];
  const plain = await sqlAt(await server.place('retention'));
  await fill(plain);
  await untilFlushed(plain);
  const sql = new TimedSql(plain);
  const rows = await forgetHalf('MariaDB', sql, async () => Promise.resolve(sql.longestMs));
  await server.stop();
  return rows;
}

async function forgetHalf(
  name: string,
  sql: Sql,
  longestHold: () => Promise<number>,
): Promise<Row[]> {
  const desk = await HistoryDesk.open(sql, 'local', begin + runs * everyMs);
  const writer = new SteadyWriter(desk);
  const began = performance.now();
  const gone = await forgetAll(desk);
  const seconds = (performance.now() - began) / 1000;
  const [longestMs, slowestMs] = [await longestHold(), await writer.stop()];
  await desk.close();
  if (gone !== rows / 2) throw new Error(`${gone} results were forgotten, not ${rows / 2}.`);
  return [
    {
      what: `Longest hold of the database by retention, 5 million results, ${name}`,
      value: longestMs,
      unit: 'ms',
      goal: { most: 100, of: 'value' },
    },
    { what: `Longest that a batch took beside it, ${name}`, value: slowestMs, unit: 'ms' },
    { what: `Results forgotten a second, ${name}`, value: gone / seconds, unit: '/s' },
  ];
}

/** As the API does it, with the rests between slices. */
async function forgetAll(desk: HistoryDesk): Promise<number> {
  let gone = 0;
  for (;;) {
    const forgotten = await desk.forgetSome(now, usuallyKept);
    if (forgotten === undefined) return gone;
    gone += forgotten.rows;
    await sleep(forgotten.restMs);
  }
}

/** By probe, as the rows lie: that is how they are put there in the least time. What is not rolled up would be kept. */
async function fill(sql: Sql): Promise<void> {
  await makeTables(sql);
  await sql.put({
    table: 'dialtone_marks',
    columns: ['name', 'value'],
    rows: [['minutes', Math.ceil((begin + runs * everyMs) / minuteMs)]],
  });
  const [one] = manyResults(begin, 0, 1);
  if (one === undefined) throw new Error('There is nothing to store.');
  const [, , ending, asked, latencyUs, reason, message, status, phases, judged] = one;
  const bytes = phases === null ? null : Buffer.from(phases, 'latin1');
  for (let id = 1; id <= probes; id += 1)
    await sql.insert({
      table: 'dialtone_results',
      columns: [
        ...['probe_id', 'started_at', 'ending', 'asked', 'latency_us'],
        ...['reason', 'message', 'http_status', 'phases', 'judged'],
      ],
      rows: Array.from({ length: runs }, (_, run) => [
        ...[id, begin + run * everyMs, ending, asked, latencyUs],
        ...[reason, message, status, bytes, judged],
      ]),
    });
}

/** Goes on writing batches as time goes on. */
class SteadyWriter {
  private slowestMs = 0;
  private sequence = 0;
  private writing: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;
  private readonly desk: HistoryDesk;

  constructor(desk: HistoryDesk) {
    this.desk = desk;
    let due = performance.now();
    this.timer = setInterval(() => {
      // A timer that fires late was kept waiting, and so was its batch.
      due = Math.min(due + batchEveryMs, performance.now());
      const at = due;
      this.writing = this.writing.then(async () => this.write(at));
    }, batchEveryMs);
  }

  /** @returns how long the slowest batch took */
  async stop(): Promise<number> {
    clearInterval(this.timer);
    await this.writing;
    return this.slowestMs;
  }

  private async write(due: number): Promise<void> {
    const run = runs + this.sequence;
    this.sequence += 1;
    const results = manyResults(begin, run, 1).slice(0, batchSize);
    const aliveAt = begin + run * everyMs;
    await this.desk.write({ sequence: this.sequence, results: packed(results), gaps: [], aliveAt });
    this.slowestMs = Math.max(this.slowestMs, performance.now() - due);
  }
}
