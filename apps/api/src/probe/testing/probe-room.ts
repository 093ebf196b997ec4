import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeClock, RecordingBus } from '@dialtone/engine/testing';
import type { ProbeInput } from '@dialtone/model';
import type { DataSource } from 'typeorm';
import { afterAll } from 'vitest';
import { entities } from '../../entities.js';
import { readConfig } from '../../platform/config.js';
import { createDataSource } from '../../platform/database/data-source.js';
import type { TestDatabase } from '../../platform/database/testing/databases.js';
import { SecretBox } from '../../platform/secret-box.js';
import { BulkEdits } from '../bulk-edits.js';
import { ManyWriter } from '../many-writer.js';
import { EditBook } from '../edit-book.js';
import { IcmpRights } from '../icmp-rights.js';
import { OutsideEdits } from '../outside-edits.js';
import { PartsSeal } from '../parts-seal.js';
import { ProbeBatch } from '../probe-batch.js';
import { ProbeCatalog } from '../probe-catalog.js';
import { ProbeChanges } from '../probe-changes.js';
import { ProbeFollower } from '../probe-follower.js';
import { ProbeMarks, type Stretch } from '../probe-marks.js';
import { ProbeReader } from '../probe-reader.js';
import { ProbeRegister } from '../probe-register.js';
import { ProbeStore } from '../probe-store.js';
import { ProbeService } from '../probe.service.js';
import { ProbeEditRow } from '../probe-edit.entity.js';
import { ProbePartsRow, ProbeRow } from '../probe.entity.js';
import type { Marked } from '../stored-probe.js';

export const anInput = (differing: Partial<ProbeInput> = {}): ProbeInput => ({
  name: 'shop',
  cron: '30s',
  target: { tcp: { host: 'db', port: 5432 } },
  ...differing,
});

const sound = { name: 'row', type: 'TCP', url: 'db:1', cron: '1h', enabled: true };

/** Where the key to the stored headers lies; the same for every process of one spec file. */
const secrets = mkdtempSync(join(tmpdir(), 'dialtone-room-'));
afterAll(() => {
  rmSync(secrets, { recursive: true });
});

/** The real marks, with which something can happen between their reading and their arrival. */
class SlowMarks extends ProbeMarks {
  /** How often rows were read one by one. */
  readings = 0;
  meanwhile: () => Promise<unknown> = () => Promise.resolve();
  meanwhileWithin: () => Promise<unknown> = () => Promise.resolve();

  override async *stretches(): AsyncGenerator<Stretch> {
    for await (const stretch of super.stretches()) {
      await this.meanwhile();
      yield stretch;
    }
  }

  override async within(stretch: Stretch): Promise<Marked[]> {
    this.readings += 1;
    const marked = await super.within(stretch);
    await this.meanwhileWithin();
    return marked;
  }
}

/** All that keeps probes, on a database with none in it, at the beginning of 2026. */
export class ProbeRoom {
  readonly bus = new RecordingBus();
  readonly clock = new FakeClock();
  readonly catalog = new ProbeCatalog();
  readonly marks: SlowMarks;
  readonly store: ProbeStore;
  readonly service: ProbeService;
  readonly bulk: BulkEdits;
  readonly batch: ProbeBatch;
  readonly follower: ProbeFollower;

  private constructor(readonly dataSource: DataSource) {
    const config = readConfig({ TIME_ZONE: 'UTC', DATA_DIR: secrets });
    const reader = new ProbeReader(config, new IcmpRights());
    const book = new EditBook(reader, this.catalog, dataSource, this.clock);
    const register = new ProbeRegister(this.catalog, reader, this.bus, book);
    this.marks = new SlowMarks(dataSource);
    const seal = new PartsSeal(new SecretBox(config));
    this.store = new ProbeStore(dataSource, seal, book, this.marks);
    this.batch = new ProbeBatch(dataSource, this.store, register, book);
    this.service = new ProbeService(this.store, register, this.clock, config);
    const outside = new OutsideEdits(book, reader, this.catalog);
    const writer = new ManyWriter(dataSource, this.store, book);
    this.bulk = new BulkEdits(writer, this.catalog, register, this.clock, config);
    const changes = new ProbeChanges(dataSource);
    this.follower = new ProbeFollower(
      ...[this.store, this.marks, changes, this.catalog, register, outside],
    );
  }

  static async open(database: TestDatabase): Promise<ProbeRoom> {
    const location = await database.location();
    const dataSource = await createDataSource({ location, timeZone: 'Asia/Shanghai', entities });
    return new ProbeRoom(dataSource);
  }

  /** The same file with nothing in it, and a process that has just started. */
  async empty(): Promise<ProbeRoom> {
    await this.dataSource.getRepository(ProbeRow).deleteAll();
    await this.dataSource.getRepository(ProbePartsRow).deleteAll();
    await this.dataSource.getRepository(ProbeEditRow).deleteAll();
    return this.restarted();
  }

  /** The same file, and a process that has just started. */
  restarted(): ProbeRoom {
    return new ProbeRoom(this.dataSource);
  }

  async row(id: number): Promise<ProbeRow> {
    return this.dataSource.getRepository(ProbeRow).findOneByOrFail({ id });
  }

  /** As another program writes: past everything that we know. */
  async sql(statement: string, values: unknown[] = []): Promise<void> {
    await this.dataSource.query(statement, values);
  }

  /** Inserts as many sound rows. @returns their ids */
  async rows(count: number): Promise<number[]> {
    const ids: number[] = [];
    while (ids.length < count) {
      const rows = Array.from({ length: Math.min(count - ids.length, 300) }, () => ({ ...sound }));
      const { identifiers } = await this.dataSource.getRepository(ProbeRow).insert(rows);
      ids.push(...identifiers.map(({ id }) => Number(id)));
    }
    return ids;
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }
}
