import { FakeClock } from '@dialtone/engine/testing';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { entities } from '../entities.js';
import { createDataSource } from '../platform/database/data-source.js';
import { databases } from '../platform/database/testing/databases.js';
import { OperationRecordRow } from './operation-record.entity.js';
import { mostWaiting, type NewRecord, RecordWriter } from './record-writer.js';
import { aRecord } from './testing/a-record.js';

describe.each(databases)('RecordWriter on $name', database => {
  let dataSource: DataSource;
  let clock: FakeClock;
  let writer: RecordWriter;
  const errors = vi.spyOn(Logger.prototype, 'error');
  const said = vi.spyOn(Logger.prototype, 'log');
  beforeAll(async () => {
    const location = await database.location();
    dataSource = await createDataSource({ location, timeZone: 'Asia/Shanghai', entities });
  }, 60_000);
  afterAll(() => dataSource.destroy());
  beforeEach(async () => {
    errors.mockReset();
    said.mockReset();
    clock = new FakeClock();
    writer = new RecordWriter(dataSource, clock);
    await dataSource.getRepository(OperationRecordRow).deleteAll();
  });
  const paths = async () => {
    const rows = await dataSource.getRepository(OperationRecordRow).find({ order: { id: 'ASC' } });
    return rows.map(({ path }) => path);
  };

  it('writes a record soon, whole', async () => {
    writer.add(aRecord('/graphql login'));
    expect(await paths()).toEqual([]);
    clock.advance(250);
    await writer.flush();
    const { latencyMs, ...kept } = aRecord('/graphql login');
    expect(latencyMs).toBe(12);
    expect(await dataSource.getRepository(OperationRecordRow).find()).toMatchObject([kept]);
  });

  it('writes what waits when the application ends, in order and once', async () => {
    const all = Array.from({ length: 250 }, (_, index) => String(index));
    for (const path of all) writer.add(aRecord(path));
    await Promise.all([writer.flush(), writer.beforeApplicationShutdown(), writer.flush()]);
    expect(await paths()).toEqual(all);
    expect(clock.pending).toBe(0);
  });
});

describe('RecordWriter without a database', () => {
  let clock: FakeClock;
  let taken: string[];
  let away: boolean;
  let writer: RecordWriter;
  const errors = vi.spyOn(Logger.prototype, 'error');
  const said = vi.spyOn(Logger.prototype, 'log');
  beforeEach(() => {
    errors.mockReset().mockReturnValue();
    said.mockReset().mockReturnValue();
    clock = new FakeClock();
    taken = [];
    away = true;
    const insert = (batch: NewRecord[]): Promise<void> => {
      if (away) return Promise.reject(new Error('away'));
      taken.push(...batch.map(({ path }) => path ?? ''));
      return Promise.resolve();
    };
    const none: unknown = { getRepository: () => ({ insert }) };
    writer = new RecordWriter(none as DataSource, clock);
  });
  const add = (from: number, count: number): void => {
    for (let index = from; index < from + count; index += 1) writer.add(aRecord(String(index)));
  };

  it('keeps records until it is back, and says both once', async () => {
    for (let index = 0; index < 10; index += 1) {
      add(index, 1);
      await clock.play(1000, 250);
    }
    away = false;
    await clock.play(5000, 250);
    expect(taken).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(errors.mock.calls).toEqual([
      ['Operation records cannot be written, and wait: Error: away'],
    ]);
    expect(said.mock.calls).toEqual([['Operation records are written again; 0 were lost.']]);
  });

  it('loses the oldest beyond its bound', async () => {
    add(0, mostWaiting + 5);
    await clock.play(250);
    away = false;
    await writer.flush();
    expect([taken.length, taken[0]]).toEqual([mostWaiting, '5']);
    expect(said.mock.calls).toEqual([['Operation records are written again; 5 were lost.']]);
  });

  it('does not hold up the end', async () => {
    const silent: unknown = {
      getRepository: () => ({ insert: () => new Promise(() => undefined) }),
    };
    writer = new RecordWriter(silent as DataSource, clock);
    add(0, 2);
    const end = writer.beforeApplicationShutdown();
    await clock.play(3000, 1000);
    await end;
    expect(errors).toHaveBeenCalledExactlyOnceWith('2 operation records could not be written.');
  });
});
