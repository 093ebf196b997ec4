import type { Outcome, Result } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { badInput } from '../platform/errors.js';
import { gathered } from '../platform/graphql/gathered.js';
import { type Difference, differences } from './differences.js';
import { EvidenceKeeper } from './evidence-keeper.js';
import type { EvidenceRow } from './evidence.entity.js';
import { type CheckMoment, EvidenceStore } from './evidence-store.js';

/** The most failures that one answer lists; no more can be kept. */
export const mostFailures = 1000;

/** A failure, the good check before it, and what differs. */
export interface Comparison {
  readonly failed: Result;
  readonly good?: Result;
  readonly differences: readonly Difference[];
}

/** What is kept of failures and of the good checks before them, written or not. */
@Injectable()
export class EvidenceService {
  /** What is being read, so that all who ask in one turn share one reading. */
  private readonly reading = new Map<number, Promise<EvidenceRow[]>>();

  private readonly written = gathered(async (checks: readonly CheckMoment[]) => {
    const found = new Map((await this.store.at(checks)).map(row => [keyOf(row), row]));
    return (check: CheckMoment) => found.get(keyOf(check));
  });

  constructor(
    private readonly store: EvidenceStore,
    private readonly keeper: EvidenceKeeper,
  ) {}

  /** Newest first. @throws UserError when the limit is out of bounds */
  async failures(probeId: number, limit: number): Promise<Result[]> {
    if (limit < 1 || limit > mostFailures) {
      const message = `The limit is from 1 to ${mostFailures}; this is ${limit}.`;
      throw badInput([{ path: ['limit'], message }]);
    }
    const rows = await this.of(probeId);
    return rows
      .filter(({ good }) => !good)
      .slice(0, limit)
      .map(resultOf);
  }

  /** @param resultId as `Result.id` has it. @returns undefined when nothing is kept of such a failure */
  async comparison(resultId: string): Promise<Comparison | undefined> {
    const [, probeId, moment] = /^(\d{1,15})-(\d{1,15})$/u.exec(resultId) ?? [];
    if (probeId === undefined) return undefined;
    const rows = await this.of(Number(probeId));
    const at = rows.findIndex(row => !row.good && row.startedAt === Number(moment));
    const failed = rows[at];
    if (failed === undefined) return undefined;
    const before = rows.slice(at).find(({ good }) => good);
    const [bad, good] = [resultOf(failed), before && resultOf(before)];
    return good === undefined
      ? { failed: bad, differences: [] }
      : { failed: bad, good, differences: differences(bad.outcome, good.outcome) };
  }

  /** What was seen by one check, if it is kept. A list asks for each of its lines. */
  async at(probeId: number, startedAt: Date): Promise<Outcome | undefined> {
    const moment = startedAt.getTime();
    const unwritten = this.keeper.unwrittenAt(probeId, moment);
    const row = unwritten ?? (await this.written({ probeId, startedAt: moment }));
    return row && resultOf(row).outcome;
  }

  /** All that is kept of a probe, newest first. */
  private async of(probeId: number): Promise<EvidenceRow[]> {
    const known = this.reading.get(probeId);
    if (known !== undefined) return known;
    const rows = this.read(probeId).finally(() => this.reading.delete(probeId));
    this.reading.set(probeId, rows);
    return rows;
  }

  private async read(probeId: number): Promise<EvidenceRow[]> {
    const rows = [...(await this.store.ofProbe(probeId)), ...this.keeper.unwritten(probeId)];
    const byMoment = new Map(rows.map(row => [row.startedAt, row]));
    return [...byMoment.values()].sort((one, other) => other.startedAt - one.startedAt);
  }
}

const keyOf = ({ probeId, startedAt }: CheckMoment): string => `${probeId}-${startedAt}`;

const resultOf = ({ probeId, startedAt, evidence }: EvidenceRow): Result => ({
  probeId,
  startedAt: new Date(startedAt),
  outcome: JSON.parse(evidence) as Outcome, // Written by `EvidenceKeeper` alone.
});
