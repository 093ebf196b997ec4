import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import { nextTurn } from '../platform/next-turn.js';
import { slicesOf } from '../platform/slices.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { ProbeRow } from '../probe/probe.entity.js';
import { LastResults } from './last-results.js';
import { SuccessRateService } from './success-rate.service.js';

const everyMs = 60_000;
/** Rows that are read, and that are written, before other work has its turn: a millisecond, and some. */
const [readAtOnce, writtenAtOnce] = [500, 100];

type Written = Pick<ProbeRow, 'id' | 'successRate'>;

/** Keeps `success_rate` of the mirrored table in step, in the original's form, and touches no other column. */
@Injectable()
export class RateColumn {
  private readonly logger = new Logger(RateColumn.name);
  private writing = false;

  constructor(
    private readonly catalog: ProbeCatalog,
    private readonly rates: SuccessRateService,
    private readonly last: LastResults,
    private readonly dataSource: DataSource,
  ) {}

  /** Writes where the column says something else than we know. */
  @Interval(everyMs)
  async write(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    try {
      for await (const rows of this.slices()) await this.writeChanged(rows);
    } catch (error) {
      // Whatever the database says: the next round writes what this one could not.
      this.logger.warn(`Success rates cannot be written: ${String(error)}`);
    } finally {
      this.writing = false;
    }
  }

  private async *slices(): AsyncGenerator<readonly Written[]> {
    for (let after: number | undefined = 0; after !== undefined;) {
      const rows: Written[] = await this.dataSource.manager
        .createQueryBuilder(ProbeRow, 'p')
        .select('p.id', 'id')
        .addSelect('p.successRate', 'successRate')
        .where({ id: MoreThan(after), deletedAt: IsNull() })
        .orderBy('p.id')
        .limit(readAtOnce)
        .getRawMany<Written>();
      yield rows;
      after = rows.at(-1)?.id;
      await nextTurn();
    }
  }

  /** Most rates are the same: those that change to one rate are written in one statement, each in a turn of its own. */
  private async writeChanged(rows: readonly Written[]): Promise<void> {
    const changed = new Map<string | null, number[]>();
    for (const row of rows) {
      const rate = await this.changedRate(row);
      if (rate === undefined) continue;
      const ids = changed.get(rate);
      if (ids === undefined) changed.set(rate, [row.id]);
      else ids.push(row.id);
    }
    const { manager } = this.dataSource;
    for (const [successRate, all] of changed)
      for (const ids of slicesOf(all, writtenAtOnce)) {
        await manager.update(ProbeRow, { id: In(ids), deletedAt: IsNull() }, { successRate });
        await nextTurn();
      }
  }

  /** @returns undefined where there is nothing to write */
  private async changedRate({ id, successRate: written }: Written) {
    const probe = this.catalog.get(id);
    // Until the first result of ours there is nothing true to say, and what the old system wrote stays.
    if (probe === undefined || this.last.glance(id) === undefined) return undefined;
    const rate = await this.rates.of(probe);
    const successRate = rate === undefined ? null : rate.toFixed(2);
    return successRate === written ? undefined : successRate;
  }
}
