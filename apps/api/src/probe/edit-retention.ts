import { Clock } from '@dialtone/engine';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource, LessThan } from 'typeorm';
import { nextTurn } from '../platform/next-turn.js';
import { ProbeEditRow } from './probe-edit.entity.js';

const everyMs = 3_600_000;
const dayMs = 86_400_000;

/** How much is kept: a program that rewrites its rows for ever must not fill the disk. */
export const editsKept = { ofEachProbe: 200, days: 730 } as const;

/** Forgets edits that are too old, and of each probe those that are too many. */
@Injectable()
export class EditRetention {
  private readonly logger = new Logger(EditRetention.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  @Interval(everyMs)
  async sweep(): Promise<void> {
    try {
      const oldest = this.clock.now() - editsKept.days * dayMs;
      await this.dataSource.manager.delete(ProbeEditRow, { editedAt: LessThan(oldest) });
      for (const probeId of await this.crowded()) {
        await this.thin(probeId);
        await nextTurn();
      }
    } catch (error) {
      // Whatever the database says: the next round forgets what this one could not.
      this.logger.warn(`Old edits of probes cannot be deleted: ${String(error)}`);
    }
  }

  private async crowded(): Promise<number[]> {
    const rows = await this.dataSource.query<{ id: number | string }[]>(
      'SELECT probe_id AS id FROM dialtone_probe_edits GROUP BY probe_id HAVING COUNT(*) > ?',
      [editsKept.ofEachProbe],
    );
    return rows.map(({ id }) => Number(id));
  }

  private async thin(probeId: number): Promise<void> {
    const [last] = await this.dataSource.manager.find(ProbeEditRow, {
      select: { id: true },
      where: { probeId },
      order: { id: 'DESC' },
      skip: editsKept.ofEachProbe - 1,
      take: 1,
    });
    if (last !== undefined)
      await this.dataSource.manager.delete(ProbeEditRow, { probeId, id: LessThan(last.id) });
  }
}
