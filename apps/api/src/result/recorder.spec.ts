import { ResultsWaiting, RunsMissed, RunsSettled } from '@dialtone/engine';
import { type Batch, type PackedBatch, unpacked } from '@dialtone/history';
import { type Result } from '@dialtone/model';
import { aProbe } from '@dialtone/model/testing';
import { Logger } from '@nestjs/common';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { databases, hasMariaDb } from '../platform/database/testing/databases.js';
import { MariaDb } from '../platform/database/testing/maria-db.js';
import { throwawaySqlite } from '../platform/database/testing/sqlite.js';
import { atTheEnd } from '../platform/database/testing/test-database.js';
import { HistoryService } from './history.service.js';
import { mostWaiting } from './recorder.js';
import { tupleOfResult } from './stored-result.js';
import { aResult, down, ourFault } from './testing/a-result.js';
import { aHistory, aRecorder, askedFor, finished, open } from './testing/result-room.js';

/** A machine that others use too may stand still for a while. */
const patienceMs = 15_000;

const second = 1000;
const many = (count: number, from = 0): Result[] =>
  Array.from({ length: count }, (_, index) => aResult(from + index));
const newestFirst = (results: readonly Result[]): Result[] => results.toReversed();
const tuples = (results: readonly Result[]) => results.map(result => tupleOfResult(result, false));

/** A history that the spec answers for. */
class SlowHistory {
  readonly tries: PackedBatch[] = [];
  readonly rolled: number[] = [];
  private readonly answers: PromiseWithResolvers<undefined>[] = [];

  get batches(): Batch[] {
    return this.tries.map(batch => ({ ...batch, results: unpacked(batch.results) }));
  }

  get written() {
    return this.batches.map(({ results }) => results);
  }

  async write(batch: PackedBatch): Promise<void> {
    this.tries.push(batch);
    const answer = Promise.withResolvers<undefined>();
    this.answers.push(answer);
    await answer.promise;
  }

  async roll(settledUntil: number): Promise<void> {
    this.rolled.push(settledUntil);
    return Promise.resolve();
  }

  answer(): void {
    this.answers.shift()?.resolve(undefined);
  }

  refuse(): void {
    this.answers.shift()?.reject(new Error('gone away'));
  }

  /** Waits for so many tries to write. */
  async tried(times: number): Promise<void> {
    await vi.waitFor(() => {
      expect(this.tries).toHaveLength(times);
    }, patienceMs);
  }
}

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  for (const level of ['log', 'warn', 'error'] as const)
    vi.spyOn(Logger.prototype, level).mockImplementation((message: unknown) => {
      said.push(String(message));
    });
});

describe('Recorder', () => {
  it('writes a second after the first result', async () => {
    const history = new SlowHistory();
    const { recorder, clock } = aRecorder(history);
    for (const result of many(249)) recorder.record(finished(result));
    await clock.play(999);
    expect(history.batches).toEqual([]);
    await clock.play(1);
    expect(history.written).toEqual([tuples(many(249))]);
  });

  it('writes at once when two hundred and fifty wait, and at most five hundred at a time', async () => {
    const history = new SlowHistory();
    const { recorder } = aRecorder(history);
    for (const result of many(1200)) recorder.record(finished(result));
    for (const times of [1, 2, 3]) {
      await history.tried(times);
      history.answer();
    }
    expect(history.written.map(batch => batch.length)).toEqual([250, 500, 450]);
    expect(history.written.flat()).toEqual(tuples(many(1200)));
  });

  it('writes one batch at a time, and what came meanwhile after it', async () => {
    const history = new SlowHistory();
    const { recorder, clock } = aRecorder(history);
    recorder.record(finished(aResult(0)));
    await clock.play(second);
    recorder.record(finished(aResult(1)));
    await clock.play(10 * second, second);
    expect(history.written).toEqual([tuples([aResult(0)])]);
    history.answer();
    await history.tried(2);
    expect(history.written[1]).toEqual(tuples([aResult(1)]));
  });

  it('tries the same batch again every three seconds until it is taken, and says so once', async () => {
    const history = new SlowHistory();
    const { recorder, clock } = aRecorder(history);
    recorder.record(finished(aResult(0)));
    await clock.play(second);
    for (let times = 1; times <= 20; times += 1) {
      expect(history.batches).toHaveLength(times);
      history.refuse();
      await clock.play(1);
      recorder.record(finished(aResult(times)));
      await clock.play(3 * second, second);
    }
    expect(new Set(history.tries).size).toBe(1);
    history.answer();
    await history.tried(22);
    expect(history.written.at(-1)).toEqual(tuples(many(20, 1)));
    history.answer();
    await vi.waitFor(() => {
      expect(said).toEqual([
        'Results cannot be written and wait: Error: gone away',
        'Results are written again.',
      ]);
    }, patienceMs);
  });

  it('says since when nothing can be written and why, until something can', async () => {
    const history = new SlowHistory();
    const { recorder, bus, clock } = aRecorder(history);
    const since = clock.now();
    for (const times of [1, 2]) {
      void recorder.flush();
      await history.tried(times);
      history.refuse();
      const trouble = { since, why: 'The database takes no changes.' };
      await vi.waitFor(() => {
        expect(bus.of(ResultsWaiting)).toHaveLength(times);
        expect(bus.of(ResultsWaiting).at(-1)).toEqual(new ResultsWaiting(0, 0, trouble));
      }, patienceMs);
      await clock.play(second);
    }
    void recorder.flush();
    await history.tried(3);
    history.answer();
    await vi.waitFor(() => {
      expect(bus.of(ResultsWaiting).at(-1)).toEqual(new ResultsWaiting(0, 0));
    }, patienceMs);
  });

  it('counts its batches on from the last one on disk', async () => {
    const history = new SlowHistory();
    const { recorder } = aRecorder(history);
    recorder.countFrom(41);
    void recorder.flush();
    await history.tried(1);
    expect(history.batches[0]?.sequence).toBe(42);
  });

  it('puts what was missed before a start on record first, and only then that we run', async () => {
    const history = new SlowHistory();
    const { recorder, clock } = aRecorder(history);
    recorder.missedFirst.begin(7);
    for (const result of many(501)) recorder.record(finished(result));
    for (let id = 1; id <= 600; id += 1)
      recorder.miss(new RunsMissed(aProbe({ id }), 'stopped', { firstAt: 8, lastAt: 9, runs: 2 }));
    await clock.play(second);
    history.answer();
    await history.tried(2);
    history.answer();
    await clock.play(9 * second, second);
    recorder.miss(
      new RunsMissed(aProbe({ id: 601 }), 'stopped', { firstAt: 8, lastAt: 8, runs: 1 }),
    );
    recorder.saidMissed();
    await clock.play(second);
    await history.tried(3);
    history.answer();
    await history.tried(4);
    const shape = history.batches.map(({ gaps, results }) => [gaps.length, results.length]);
    expect(shape).toEqual([
      [500, 0],
      [100, 0],
      [1, 500],
      [0, 1],
    ]);
    expect(history.batches.map(({ aliveAt }) => aliveAt === 7)).toEqual([true, true, false, false]);
  });

  it('lets the oldest go when too many wait, and puts on record that they could not be kept', async () => {
    const history = new SlowHistory();
    const { recorder, bus } = aRecorder(history);
    for (const result of many(250)) recorder.record(finished(result));
    history.refuse();
    await vi.waitFor(() => {
      expect(said).toHaveLength(1);
    }, patienceMs);
    for (const result of many(mostWaiting + 6, 250)) recorder.record(finished(result));
    void recorder.flush();
    await history.tried(2);
    recorder.record(finished(aResult(mostWaiting + 256)));
    expect(bus.of(ResultsWaiting).at(-1)).toMatchObject({ waiting: mostWaiting + 250, lost: 7 });
    history.answer();
    await history.tried(3);
    const firstAt = aResult(250).startedAt.getTime();
    expect(history.batches[2]?.gaps).toEqual([
      { probeId: 1, reason: 'storage', firstAt, lastAt: firstAt + 6, runs: 7 },
    ]);
  });

  it('shows what gathers while the database takes its time', async () => {
    const history = new SlowHistory();
    const { recorder, bus, clock } = aRecorder(history);
    recorder.record(finished(aResult(0)));
    await clock.play(second);
    for (const result of many(3, 1)) recorder.record(finished(result));
    expect(bus.of(ResultsWaiting).at(-1)).toEqual(new ResultsWaiting(4, 0));
    history.answer();
    await history.tried(2);
    history.answer();
    await vi.waitFor(() => {
      expect(bus.of(ResultsWaiting).at(-1)).toEqual(new ResultsWaiting(0, 0));
    }, patienceMs);
  });

  it('settles each planned run once it is on disk, and no check that was asked for', async () => {
    const history = new SlowHistory();
    const { recorder, bus, clock } = aRecorder(history);
    recorder.record(finished(aResult(0)));
    recorder.record(finished(aResult(1, { outcome: ourFault })));
    recorder.record(askedFor(aResult(2)));
    recorder.miss(new RunsMissed(aProbe(), 'overload', { firstAt: 5, lastAt: 6, runs: 2 }));
    await clock.play(second);
    expect(bus.of(RunsSettled)).toEqual([]);
    history.answer();
    await vi.waitFor(() => {
      expect(bus.of(RunsSettled)).toEqual([
        new RunsSettled([
          { ending: 'up', runs: 1 },
          { ending: 'unknown', reason: 'internal', runs: 1 },
          { ending: 'unknown', reason: 'overload', runs: 2 },
        ]),
      ]);
    }, patienceMs);
  });

  it('rolls up once all is written, up to the present', async () => {
    const history = new SlowHistory();
    const { recorder, clock } = aRecorder(history);
    recorder.record(finished(aResult(0)));
    await clock.play(second);
    history.answer();
    await vi.waitFor(() => {
      expect(history.rolled).toEqual([clock.now()]);
    }, patienceMs);
  });

  it('puts on record that we run, also when nothing finishes', async () => {
    const history = new SlowHistory();
    const { recorder, clock } = aRecorder(history);
    void recorder.keepAlive();
    await history.tried(1);
    expect(history.batches).toEqual([
      { sequence: 1, results: [], gaps: [], pauses: [], aliveAt: clock.now() },
    ]);
  });

  it('writes what waits when the process ends', async () => {
    const history = new SlowHistory();
    const { recorder } = aRecorder(history);
    recorder.record(finished(aResult(0)));
    const ended = recorder.beforeApplicationShutdown();
    for (const times of [1, 2]) {
      await history.tried(times);
      history.answer();
    }
    await ended;
    expect(history.written[0]).toEqual(tuples([aResult(0)]));
    expect(said).toEqual([]);
  });

  it('does not keep the process when the database hangs, and says what is lost', async () => {
    const { recorder, clock } = aRecorder(new SlowHistory());
    for (const result of many(3)) recorder.record(finished(result));
    const ended = recorder.beforeApplicationShutdown();
    await clock.play(6 * second, 100);
    await ended;
    expect(said).toEqual(['3 results could not be written.']);
  });
});

describe.each(databases)('Recorder on $name', ({ location }) => {
  it('writes nothing twice when the answer to a write was lost', async () => {
    const place = await location();
    await open(place);
    const { desk, reader } = await aHistory(place);
    let lost = true;
    const { recorder, clock } = aRecorder({
      roll: async () => Promise.resolve(),
      write: async batch => {
        await desk.write(batch);
        if (lost) throw new Error('connection lost');
      },
    });
    for (const result of many(5)) recorder.record(finished(result));
    await recorder.flush();
    lost = false;
    recorder.record(finished(aResult(5, { outcome: down })));
    await clock.play(3 * second);
    await recorder.flush();
    expect(await new HistoryService(reader, recorder).newest(1, 100)).toEqual([
      aResult(5, { outcome: down }),
      ...newestFirst(many(5)),
    ]);
  });
});

describe('Recorder on SQLite', () => {
  it('waits while another program holds the file, and writes once it lets go', async () => {
    const { path } = throwawaySqlite();
    const dataSource = await open({ kind: 'sqlite', path });
    const { desk, reader } = await aHistory({ kind: 'sqlite', path }, { busyMs: 10 });
    const { recorder, clock } = aRecorder(desk);
    await dataSource.query('SELECT 1');
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    for (const result of many(150)) recorder.record(finished(result));
    await recorder.flush();
    expect(said).toEqual([expect.stringContaining('locked')]);
    expect(recorder.unwritten(1)).toEqual(many(150));
    other.exec('COMMIT');
    other.close();
    await clock.play(3 * second);
    await recorder.flush();
    expect(recorder.unwritten(1)).toEqual([]);
    const history = new HistoryService(reader, recorder);
    expect(await history.newest(1, 1000)).toEqual(newestFirst(many(150)));
  });
});

describe.runIf(hasMariaDb)('Recorder on a MariaDB that is killed', () => {
  it('keeps what finishes meanwhile, and writes it once and in order when it is back', async () => {
    const server = await MariaDb.start();
    atTheEnd(() => server.stop());
    const place = await server.database();
    const dataSource = await open(place);
    // The throwaway server does not wait for the disk; one that holds something dear does.
    await dataSource.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
    const { desk, reader } = await aHistory(place);
    const { recorder, clock } = aRecorder(desk);
    for (const result of many(10)) recorder.record(finished(result));
    await recorder.flush();
    await server.kill();
    for (const result of many(300, 10)) recorder.record(finished(result));
    await recorder.flush();
    expect(recorder.unwritten(1)).toEqual(many(300, 10));
    await server.resume();
    await vi.waitFor(
      async () => {
        await clock.play(3 * second);
        await recorder.flush();
        expect(recorder.unwritten(1)).toEqual([]);
      },
      { timeout: 30_000, interval: 200 },
    );
    const history = new HistoryService(reader, recorder);
    expect(await history.newest(1, 1000)).toEqual(newestFirst(many(310)));
  }, 120_000);
});
