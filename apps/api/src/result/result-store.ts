import type { Result } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, LessThan } from 'typeorm';
import { nextTurn } from '../platform/next-turn.js';
import { ProbeRow } from '../probe/probe.entity.js';
import { ResultRow } from './result.entity.js';
import { resultOf, rowOf } from './stored-result.js';

const columns = [
  'probe_id',
  'started_at',
  'up',
  'latency_us',
  'reason',
  'message',
  'http_status',
  'phases',
  'judged',
] as const;

/** SQLite takes at most 500 parts in one statement. */
const probesAtOnce = 200;
const lastOfOne = `SELECT * FROM (SELECT ${columns.join(',')} FROM dialtone_results
  WHERE probe_id = ? ORDER BY started_at DESC LIMIT 1) AS one`;

/** A row as the drivers give it, past TypeORM. */
interface RawResult {
  readonly probe_id: number | string;
  readonly started_at: number | string;
  readonly up: number;
  readonly latency_us: number | string;
  readonly reason: string | null;
  readonly message: string | null;
  readonly http_status: number | null;
  readonly phases: string | null;
  readonly judged: string | null;
}

const rowFrom = (raw: RawResult): ResultRow => ({
  probeId: Number(raw.probe_id),
  startedAt: Number(raw.started_at),
  up: raw.up !== 0,
  latencyUs: Number(raw.latency_us),
  reason: raw.reason,
  message: raw.message,
  httpStatus: raw.http_status,
  phases: raw.phases,
  judged: raw.judged,
});

/** How the checks of one probe ended within one minute. */
export interface MinuteCount {
  readonly probeId: number;
  /** Minutes since 1970. */
  readonly minute: number;
  readonly finished: number;
  readonly up: number;
}

interface RawCount {
  readonly probe_id: number | string;
  readonly minute: number | string;
  readonly finished: number | string;
  readonly up: number | string;
}

/** Reads and writes results. */
@Injectable()
export class ResultStore {
  private readonly mysql: boolean;

  constructor(private readonly dataSource: DataSource) {
    this.mysql = dataSource.options.type === 'mysql';
  }

  /** Writes all or none. A result that is there already, from a try whose answer was lost, is left as it is. */
  async insert(results: readonly Result[]): Promise<void> {
    const marks = results.map(() => `(${columns.map(() => '?').join(',')})`).join(',');
    const values = results
      .map(rowOf)
      .flatMap(row => [
        row.probeId,
        row.startedAt,
        Number(row.up),
        row.latencyUs,
        row.reason,
        row.message,
        row.httpStatus,
        row.phases,
        row.judged,
      ]);
    const insert = this.mysql ? 'INSERT IGNORE' : 'INSERT OR IGNORE';
    await this.dataSource.query(
      `${insert} INTO dialtone_results (${columns.join(',')}) VALUES ${marks}`,
      values,
    );
  }

  /** The newest results of a probe, newest first. */
  async newest(probeId: number, limit: number, before?: Date): Promise<Result[]> {
    const rows = await this.dataSource.manager.find(ResultRow, {
      where: { probeId, ...(before && { startedAt: LessThan(before.getTime()) }) },
      order: { startedAt: 'DESC' },
      take: limit,
    });
    return rows.map(resultOf);
  }

  /** The ids of the probes on file that are not deleted. */
  async liveProbes(): Promise<number[]> {
    const rows = await this.dataSource.manager.find(ProbeRow, {
      select: { id: true },
      where: { deletedAt: IsNull() },
    });
    return rows.map(({ id }) => id);
  }

  /** The last result of every one of these probes that has one. */
  async last(probeIds: readonly number[]): Promise<Result[]> {
    const last: Result[] = [];
    for (let from = 0; from < probeIds.length; from += probesAtOnce) {
      const ids = probeIds.slice(from, from + probesAtOnce);
      const rows = await this.dataSource.query<RawResult[]>(
        // One seek for each: a database asked for all of them in one go would read all that they ever saw.
        ids.map(() => lastOfOne).join(' UNION ALL '),
        ids,
      );
      last.push(...rows.map(row => resultOf(rowFrom(row))));
      await nextTurn();
    }
    return last;
  }

  /** What finished from one moment until before another, by probe and minute; our own failures left out. */
  async countByMinute(from: Date, until: Date): Promise<MinuteCount[]> {
    const minute = this.mysql ? 'started_at DIV 60000' : 'started_at / 60000';
    const rows = await this.dataSource.query<RawCount[]>(
      `SELECT probe_id, ${minute} AS minute, COUNT(*) AS finished, SUM(up) AS up FROM dialtone_results
       WHERE started_at >= ? AND started_at < ? AND (reason IS NULL OR reason <> 'INTERNAL')
       GROUP BY probe_id, minute`,
      [from.getTime(), until.getTime()],
    );
    return rows.map(row => ({
      probeId: Number(row.probe_id),
      minute: Number(row.minute),
      finished: Number(row.finished),
      up: Number(row.up),
    }));
  }

  /**
   * Deletes about so many of the oldest results from before a moment: those of one millisecond go together.
   * @returns how many
   */
  async forget(before: Date, most: number): Promise<number> {
    const [edge] = await this.dataSource.query<{ started_at: number | string }[]>(
      'SELECT started_at FROM dialtone_results WHERE started_at < ? ORDER BY started_at LIMIT 1 OFFSET ?',
      [before.getTime(), most - 1],
    );
    const until = edge === undefined ? before.getTime() : Number(edge.started_at) + 1;
    const { affected } = await this.dataSource.manager.delete(ResultRow, {
      startedAt: LessThan(until),
    });
    return affected ?? 0;
  }
}
