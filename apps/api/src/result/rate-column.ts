import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import { nextTurn } from '../platform/next-turn.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { ProbeRow } from '../probe/probe.entity.js';
import { LastResults } from './last-results.js';
import { SuccessRateService } from './success-rate.service.js';

const everyMs = 60_000;
/** Rows that are read, and at most written, before other work has its turn. */
const slice = 100;

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
      for await (const row of this.rows()) await this.writeOne(row);
    } catch (error) {
      // Whatever the database says: the next round writes what this one could not.
      this.logger.warn(`Success rates cannot be written: ${String(error)}`);
    } finally {
      this.writing = false;
    }
  }

  private async *rows(): AsyncGenerator<Written> {
    for (let after: number | undefined = 0; after !== undefined;) {
      const rows: Written[] = await this.dataSource.manager.find(ProbeRow, {
        select: { id: true, successRate: true },
        where: { id: MoreThan(after), deletedAt: IsNull() },
        order: { id: 'ASC' },
        take: slice,
      });
      yield* rows;
      after = rows.at(-1)?.id;
      await nextTurn();
    }
  }

  private async writeOne({ id, successRate: written }: Written): Promise<void> {
    const probe = this.catalog.get(id);
    // Until the first result of ours there is nothing true to say, and what the old system wrote stays.
    if (probe === undefined || this.last.of(id) === undefined) return;
    const rate = await this.rates.of(probe);
    const successRate = rate === undefined ? null : rate.toFixed(2);
    if (successRate === written) return;
    const { manager } = this.dataSource;
    await manager.update(ProbeRow, { id, deletedAt: IsNull() }, { successRate });
  }
}
