import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { apiProgram, nodeEnv, nodeFlags } from '../../run/node-flags.ts';
import { root } from '../../run/workspace.ts';
import { sumOf } from '../fleet/exposition.ts';
import { type Fleet, rateOf, wordsFor } from '../fleet/fleet.ts';
import { residentBytesOf } from '../fleet/kernel.ts';
import { type Program, startProgram } from '../fleet/program.ts';
import { Scraper } from '../fleet/scraper.ts';
import { type FleetTarget, startTarget } from '../fleet/target.ts';
import type { Row } from '../table.ts';
import {
  type AwayDatabase,
  fileFleet,
  lockedSqlite,
  onRecord,
  stoppedMariaDb,
} from './database.ts';
import { pauseAll } from './pause-all.ts';

/** 200 checks a second. */
const fleet: Fleet = { kind: 'http', probes: 1000, everyS: 5 };
const minutes = 10;
/** V8 goes on compiling for some ten thousand checks. */
const warmS = 60;
const scrapeMs = 5000;
/** Whoever has not written what waited by then does not write it. */
const longestReturnS = 300;

/** What becomes of the checks while their database is away for ten minutes; of both kinds at once, each in its process. */
export async function benchAway(): Promise<Row[]> {
  const mariaDb = await stoppedMariaDb();
  const databases = [lockedSqlite(), ...(mariaDb === undefined ? [] : [mariaDb])];
  const rows = (await Promise.all(databases.map(benchOne))).flat();
  if (mariaDb !== undefined) return rows;
  return [...rows, { what: 'MariaDB stopped', said: 'mariadbd not installed' }];
}

async function benchOne(database: AwayDatabase): Promise<Row[]> {
  const target = await startTarget(fleet);
  await (await startApi(database)).stop(); // The first start makes the tables.
  await database.ask(async sql => fileFleet(sql, fleet, target.port));
  const api = await startApi(database);
  const scraper = new Scraper(api.url, scrapeMs);
  await sleep(warmS * 1000);
  const away = await watchAway(database, { api, target, scraper });
  const returnS = await untilWritten(scraper, database);
  const accounts = await settled(api, scraper, database);
  scraper.stop();
  await api.stop();
  target.stop();
  await database.remove();
  return rowsOf(`${database.name} for ${minutes} minutes, ${wordsFor(fleet)}`, {
    ...{ ...away, ...accounts },
    returnS,
  });
}

interface Watched {
  readonly api: Program;
  readonly target: FleetTarget;
  readonly scraper: Scraper;
}

/** A start tells of what was planned before it, which this process has not planned. */
const fromBeforeIn = ({ latest }: Scraper) =>
  sumOf(latest.samples, 'dialtone_runs_total', { reason: 'stopped' });
const finishedIn = ({ latest }: Scraper) => sumOf(latest.samples, 'dialtone_checks_finished_total');
const waitingIn = ({ latest }: Scraper) => sumOf(latest.samples, 'dialtone_results_waiting');

/** Takes the database away, and gives it back. */
async function watchAway(database: AwayDatabase, { api, target, scraper }: Watched) {
  await scraper.next();
  const before = {
    finished: finishedIn(scraper),
    bytes: residentBytesOf(api.pid),
    fromBefore: fromBeforeIn(scraper),
  };
  const began = performance.now();
  target.forget();
  database.leave();
  // The last answer of the time comes at its end, and a scrape has no longer to wait than for its turn.
  await sleep(minutes * 60_000 - 2 * scrapeMs);
  await scraper.next();
  const seen = await target.seen();
  const seconds = (performance.now() - began) / 1000;
  const { status } = await fetch(`${api.url}/readyz`);
  const { status: lives } = await fetch(`${api.url}/healthz`);
  const after = { finished: finishedIn(scraper), bytes: residentBytesOf(api.pid) };
  await sleep(Math.max(minutes * 60_000 - (performance.now() - began), 0));
  database.comeBack();
  return { seen, seconds, before, after, health: [status, lives], waiting: waitingIn(scraper) };
}

/** @returns how long it took until nothing waited any more */
async function untilWritten(scraper: Scraper, { name }: AwayDatabase): Promise<number> {
  const began = performance.now();
  for (;;) {
    await scraper.next();
    const seconds = (performance.now() - began) / 1000;
    // What finished in the last second waits as it always does.
    if (waitingIn(scraper) <= 2 * rateOf(fleet)) return seconds;
    if (seconds > longestReturnS) throw new Error(`${name}: results still wait.`);
  }
}

/** Plans nothing more, and compares what was planned with what is on record. */
async function settled({ url }: Program, scraper: Scraper, database: AwayDatabase) {
  await pauseAll(url, fleet);
  // Two rounds of writing, and the checks that were under way.
  for (let looks = 0; looks < 4; looks += 1) await scraper.next();
  const { samples } = scraper.latest;
  return {
    planned: sumOf(samples, 'dialtone_runs_planned_total'),
    told: sumOf(samples, 'dialtone_runs_total'),
    lost: sumOf(samples, 'dialtone_results_lost_total'),
    ...(await database.ask(onRecord)),
  };
}

type Figures = Awaited<ReturnType<typeof watchAway>> &
  Awaited<ReturnType<typeof settled>> & { readonly returnS: number };

function rowsOf(name: string, figures: Figures): Row[] {
  const { seen, seconds, before, after, health, waiting, returnS } = figures;
  const { told, looked, missed, lost } = figures;
  const planned = figures.planned + before.fromBefore;
  const exact = { most: 0, of: 'value' } as const;
  return [
    {
      what: `${name}: checks that came to the target`,
      value: seen.visits,
      unit: '',
      yardstick: { what: 'planned', value: rateOf(fleet) * seconds },
      goal: { least: 0.995, of: 'ratio' },
    },
    {
      what: `${name}: off the period at the target, p99`,
      value: seen.offBy.p99,
      unit: 'ms',
    },
    { what: `${name}: off the period, none above`, value: seen.offBy.most, unit: 'ms' },
    {
      what: `${name}: checks that /metrics counts`,
      value: after.finished - before.finished,
      unit: '',
      yardstick: { what: 'came to the target', value: seen.visits },
      goal: { least: 0.995, of: 'ratio' },
    },
    {
      what: `${name}: memory at the end with ${waiting.toLocaleString('en')} results waiting, RSS`,
      value: after.bytes / 1e6,
      unit: 'MB',
      yardstick: { what: 'at the beginning', value: before.bytes / 1e6 },
      goal: { most: 1.2, of: 'ratio' },
    },
    { what: `${name}: /readyz, /healthz`, said: health.join(', ') },
    { what: `${name}: until all was written when it was back`, value: returnS, unit: 's' },
    {
      what: `${name}: planned runs (${planned}) without a record, after it`,
      value: Math.abs(planned - looked - missed),
      unit: 'runs',
      goal: exact,
    },
    {
      what: `${name}: planned runs that /metrics does not account for`,
      value: Math.abs(planned - told),
      unit: 'runs',
      goal: exact,
    },
    { what: `${name}: on record as missed by us`, value: missed, unit: 'runs' },
    { what: `${name}: results lost`, value: lost, unit: '', goal: exact },
  ];
}

const startApi = ({ environment, folder }: AwayDatabase): Promise<Program> =>
  startProgram({
    command: [process.execPath, ...nodeFlags, join(root, apiProgram)],
    env: {
      ...nodeEnv,
      PORT: '0',
      DATA_DIR: folder,
      ADMIN_PASSWORD: 'correct horse',
      ...environment,
    },
    cwd: folder,
    urlIn: said => /answers at (http:\/\/[^\s"]+)/u.exec(said)?.[1],
  });
