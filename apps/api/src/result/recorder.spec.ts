import { ResultsWaiting } from '@dialtone/engine';
import type { Result } from '@dialtone/model';
import { Logger } from '@nestjs/common';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { databases, hasMariaDb } from '../platform/database/testing/databases.js';
import { MariaDb } from '../platform/database/testing/maria-db.js';
import { throwawaySqlite } from '../platform/database/testing/sqlite.js';
import { atTheEnd } from '../platform/database/testing/test-database.js';
import { mostWaiting } from './recorder.js';
import { ResultStore } from './result-store.js';
import { aResult, down, up } from './testing/a-result.js';
import { aRecorder, finished, open } from './testing/result-room.js';

const second = 1000;
const many = (count: number, from = 0): Result[] =>
  Array.from({ length: count }, (_, index) => aResult(from + index));
const newestFirst = (results: readonly Result[]): Result[] => results.toReversed();

/** A store that the spec answers for. */
class SlowStore {
  readonly batches: (readonly Result[])[] = [];
  private readonly answers: PromiseWithResolvers<undefined>[] = [];

  async insert(results: readonly Result[]): Promise<void> {
    this.batches.push(results);
    const answer = Promise.withResolvers<undefined>();
    this.answers.push(answer);
    await answer.promise;
  }

  answer(): void {
    this.answers.shift()?.resolve(undefined);
  }

  refuse(): void {
    this.answers.shift()?.reject(new Error('gone away'));
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
  it('writes in batches of a hundred, a second after the first result', async () => {
    const store = new SlowStore();
    const { recorder, clock } = aRecorder(store);
    for (const result of many(250)) recorder.record(finished(result));
    await clock.play(999);
    expect(store.batches).toEqual([]);
    await clock.play(1);
    store.answer();
    await vi.waitFor(() => {
      expect(store.batches).toHaveLength(2);
    });
    store.answer();
    await vi.waitFor(() => {
      expect(store.batches).toHaveLength(3);
    });
    expect(store.batches.flat()).toEqual(many(250));
  });

  it('writes one batch at a time, and what came meanwhile after it', async () => {
    const store = new SlowStore();
    const { recorder, clock } = aRecorder(store);
    recorder.record(finished(aResult(0)));
    await clock.play(second);
    recorder.record(finished(aResult(1)));
    await clock.play(10 * second, second);
    expect(store.batches).toEqual([[aResult(0)]]);
    store.answer();
    await vi.waitFor(() => {
      expect(store.batches).toEqual([[aResult(0)], [aResult(1)]]);
    });
  });

  it('tries the same batch again every three seconds until it is taken, and says so once', async () => {
    const store = new SlowStore();
    const { recorder, clock } = aRecorder(store);
    recorder.record(finished(aResult(0)));
    await clock.play(second);
    for (let times = 1; times <= 20; times += 1) {
      expect(store.batches).toHaveLength(times);
      store.refuse();
      await clock.play(1);
      recorder.record(finished(aResult(times)));
      await clock.play(3 * second, second);
    }
    expect(new Set(store.batches.map(batch => batch[0]?.startedAt)).size).toBe(1);
    store.answer();
    await vi.waitFor(() => {
      expect(store.batches.at(-1)).toEqual(many(20, 1));
    });
    store.answer();
    await vi.waitFor(() => {
      expect(said).toEqual([
        'Results cannot be written and wait: Error: gone away',
        'Results are written again.',
      ]);
    });
  });

  it('lets the oldest go when too many wait, and counts them', async () => {
    const store = new SlowStore();
    const { recorder, bus, clock } = aRecorder(store);
    for (const result of many(mostWaiting + 7)) recorder.record(finished(result));
    await clock.play(second);
    expect(store.batches[0]).toEqual(many(100, 7));
    store.refuse();
    await vi.waitFor(() => {
      expect(bus.of(ResultsWaiting)).toEqual([new ResultsWaiting(mostWaiting, 7)]);
    });
  });

  it('shows what gathers while the database takes its time', async () => {
    const store = new SlowStore();
    const { recorder, bus, clock } = aRecorder(store);
    recorder.record(finished(aResult(0)));
    await clock.play(second);
    for (const result of many(3, 1)) recorder.record(finished(result));
    expect(bus.of(ResultsWaiting).at(-1)).toEqual(new ResultsWaiting(4, 0));
    store.answer();
    await vi.waitFor(() => {
      expect(store.batches).toHaveLength(2);
    });
    store.answer();
    await vi.waitFor(() => {
      expect(bus.of(ResultsWaiting).at(-1)).toEqual(new ResultsWaiting(0, 0));
    });
  });

  it('writes what waits when the process ends', async () => {
    const store = new SlowStore();
    const { recorder } = aRecorder(store);
    recorder.record(finished(aResult(0)));
    const ended = recorder.beforeApplicationShutdown();
    await vi.waitFor(() => {
      expect(store.batches).toEqual([[aResult(0)]]);
    });
    store.answer();
    await ended;
    expect(said).toEqual([]);
  });

  it('does not keep the process when the database hangs, and says what is lost', async () => {
    const { recorder, clock } = aRecorder(new SlowStore());
    for (const result of many(3)) recorder.record(finished(result));
    const ended = recorder.beforeApplicationShutdown();
    await clock.play(6 * second, 100);
    await ended;
    expect(said).toEqual(['3 results could not be written.']);
  });
});

describe.each(databases)('Recorder on $name', ({ location }) => {
  it('writes nothing twice when the answer to a write was lost', async () => {
    const store = new ResultStore(await open(await location()));
    let lost = true;
    const { recorder, clock } = aRecorder({
      insert: async results => {
        await store.insert(results);
        if (lost) throw new Error('connection lost');
      },
    });
    for (const result of many(5)) recorder.record(finished(result));
    await recorder.flush();
    lost = false;
    recorder.record(finished(aResult(5, { outcome: down })));
    await clock.play(3 * second);
    await recorder.flush();
    expect(await store.newest(1, 100)).toEqual([
      aResult(5, { outcome: down }),
      ...newestFirst(many(5)),
    ]);
  });

  it('leaves a result that is there as it was first written', async () => {
    const store = new ResultStore(await open(await location()));
    await store.insert([aResult(0, { outcome: up })]);
    await store.insert([aResult(0, { outcome: down }), aResult(1)]);
    expect(await store.newest(1, 100)).toEqual([aResult(1), aResult(0)]);
  });
});

describe('Recorder on SQLite', () => {
  it('waits while another program holds the file, and writes once it lets go', async () => {
    const { path } = throwawaySqlite();
    const dataSource = await open({ kind: 'sqlite', path });
    await dataSource.query('PRAGMA busy_timeout = 10');
    const store = new ResultStore(dataSource);
    const { recorder, clock } = aRecorder(store);
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
    expect(await store.newest(1, 1000)).toEqual(newestFirst(many(150)));
    expect(recorder.unwritten(1)).toEqual([]);
  });
});

describe.runIf(hasMariaDb)('Recorder on a MariaDB that is killed', () => {
  it('keeps what finishes meanwhile, and writes it once and in order when it is back', async () => {
    const server = await MariaDb.start();
    atTheEnd(() => server.stop());
    const dataSource = await open(await server.database());
    // The throwaway server does not wait for the disk; one that holds something dear does.
    await dataSource.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
    const store = new ResultStore(dataSource);
    const { recorder, clock } = aRecorder(store);
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
    expect(await store.newest(1, 1000)).toEqual(newestFirst(many(310)));
  }, 120_000);
});
