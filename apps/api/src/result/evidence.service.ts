import type { Result } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { HistoryService } from './history.service.js';

/** A failure, the good check before it, and what differs. */
export interface Comparison {
  readonly failed: Result;
  readonly good?: Result;
  readonly differences: readonly {
    readonly path: string;
    readonly failed?: string;
    readonly good?: string;
  }[];
}

/** What is kept of failures. */
@Injectable()
export class EvidenceService {
  constructor(private readonly history: HistoryService) {}

  async failures(probeId: number, limit: number): Promise<Result[]> {
    const results = await this.history.newest(probeId, 10_000);
    return results
      .filter(({ outcome }) => !outcome.up || outcome.degraded !== undefined)
      .slice(0, limit);
  }

  async comparison(resultId: string): Promise<Comparison | undefined> {
    const [probeId = NaN, at = NaN] = resultId.split('-').map(Number);
    const found = (await this.failures(probeId, 10_000)).find(
      ({ startedAt }) => startedAt.getTime() === at,
    );
    return found && { failed: found, differences: [] };
  }
}
