import { randomBytes } from 'node:crypto';
import { Clock } from '@dialtone/engine';
import { type ProbeDraft, transferLimits } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { UserError } from '../platform/errors.js';
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
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** More are not kept: each holds thousands of drafts. */
const mostPlans = 5;
const lifeMs = transferLimits.planMinutes * 60_000;

const noPlan = `What this dry run showed is no longer kept: it was carried out, or is older than ${transferLimits.planMinutes} minutes, or newer ones took its place. Read the file again.`;

/** The plans that may still be carried out, each once. */
@Injectable()
export class Plans {
  private readonly plans = new Map<string, Plan>();

  constructor(private readonly clock: Clock) {}

  /** @returns the word by which the plan is carried out */
  keep(plan: Omit<Plan, 'expiresAt'>): { readonly token: string; readonly expiresAt: number } {
    this.forgetOld();
    const [oldest] = this.plans.keys();
    if (oldest !== undefined && this.plans.size >= mostPlans) this.plans.delete(oldest);
    const token = randomBytes(24).toString('base64url');
    const expiresAt = this.clock.now() + lifeMs;
    this.plans.set(token, { ...plan, expiresAt });
    this.clock.after(lifeMs, () => {
      this.plans.delete(token);
    });
    return { token, expiresAt };
  }

  /** @throws UserError when there is no such plan any more */
  find(token: string): Plan {
    this.forgetOld();
    const plan = this.plans.get(token);
    if (plan === undefined) throw new UserError('NOT_FOUND', noPlan);
    return plan;
  }

  /** Takes a plan out while it is carried out, so that nobody does so twice; puts it back when that fails. */
  async carryOut<T>(token: string, work: (plan: Plan) => Promise<T>): Promise<T> {
    const plan = this.find(token);
    this.plans.delete(token);
    try {
      return await work(plan);
    } catch (error) {
      this.plans.set(token, plan);
      throw error;
    }
  }

  private forgetOld(): void {
    for (const [token, { expiresAt }] of this.plans)
      if (expiresAt <= this.clock.now()) this.plans.delete(token);
  }
}
