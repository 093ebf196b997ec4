import { Clock } from '@dialtone/engine';
import { type ProbeDraft, transferLimits } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { UserError } from '../platform/errors.js';
import { ShortMemory, type Slip } from '../platform/short-memory.js';
import type { PlannedRow } from './planned-row.js';

/** A row that writes. */
export interface PlannedWrite extends PlannedRow {
  readonly draft: ProbeDraft;
}

/** What a dry run showed, until somebody has it done. */
export interface Plan {
  readonly writes: readonly PlannedWrite[];
  readonly same: number;
  readonly refused: number;
  /** The id of the user who was shown it, and who alone may have it done. */
  readonly by: number;
}

/** More are not kept: each holds thousands of drafts. */
const mostPlans = 5;
const lifeMs = transferLimits.planMinutes * 60_000;

const noPlan = `What this dry run showed is no longer kept: it was carried out, or is older than ${transferLimits.planMinutes} minutes, or newer ones took its place. Read the file again.`;

/** The plans that may still be carried out, each once, by whoever had them made. */
@Injectable()
export class Plans {
  private readonly plans: ShortMemory<Plan>;
  private readonly underWay = new Set<string>();

  constructor(clock: Clock) {
    this.plans = new ShortMemory(clock, lifeMs, mostPlans);
  }

  keep(plan: Plan): Slip {
    return this.plans.put(plan, 1);
  }

  /**
   * Nobody carries out a plan twice; when it fails it can be tried again.
   * @param by the id of the user who wants it done
   * @throws UserError when there is no such plan of theirs any more
   */
  async carryOut<T>(id: string, by: number, work: (plan: Plan) => Promise<T>): Promise<T> {
    const plan = this.plans.find(id);
    if (plan?.by !== by || this.underWay.has(id)) throw new UserError('NOT_FOUND', noPlan);
    this.underWay.add(id);
    try {
      const done = await work(plan);
      this.plans.forget(id);
      return done;
    } finally {
      this.underWay.delete(id);
    }
  }
}
