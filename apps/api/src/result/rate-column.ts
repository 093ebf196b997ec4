import type { Probe } from '@dialtone/model';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource, IsNull } from 'typeorm';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { ProbeRow } from '../probe/probe.entity.js';
import { SuccessRateService } from './success-rate.service.js';

const everyMs = 60_000;

/** Keeps `success_rate` of the mirrored table in step, in the original's form, and touches no other column. */
@Injectable()
export class RateColumn {
  private readonly logger = new Logger(RateColumn.name);
  private readonly written = new Map<number, string | null>();
  private writing = false;

  constructor(
    private readonly catalog: ProbeCatalog,
    private readonly rates: SuccessRateService,
    private readonly dataSource: DataSource,
  ) {}

  /** Writes what has changed since the last time. */
  @Interval(everyMs)
  async write(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    try {
      for (const probe of this.catalog.all()) await this.writeOne(probe);
      for (const id of this.written.keys())
        if (this.catalog.get(id) === undefined) this.written.delete(id);
    } catch (error) {
      // Whatever the database says: the next round writes what this one could not.
      this.logger.warn(`Success rates cannot be written: ${String(error)}`);
    } finally {
      this.writing = false;
    }
  }

  private async writeOne(probe: Probe): Promise<void> {
    const rate = await this.rates.of(probe);
    const successRate = rate === undefined ? null : rate.toFixed(2);
    // A probe without results keeps what the old system wrote, until there is something true to say.
    const before = this.written.get(probe.id) ?? null;
    if (successRate === before) return;
    await this.dataSource.manager.update(
      ProbeRow,
      { id: probe.id, deletedAt: IsNull() },
      { successRate },
    );
    this.written.set(probe.id, successRate);
  }
}
