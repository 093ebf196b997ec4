import { CheckRunner } from '@dialtone/engine';
import type { Outcome, Target } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import type { Point } from './families/catalogue.js';
import { pointsOf, verdictPoints } from './families/families.js';
import type { BlackboxModule } from './file/module.js';
import { type Asked, Unreadable } from './targets/asked.js';
import { targetOf } from './targets/target.js';

/** What one request to `/probe` found. */
export interface Found {
  readonly points: readonly Point[];
  readonly outcome: Outcome;
  readonly target?: Target;
}

/** Looks at a target as a module says, with the engine's own checkers, limits and egress policy. */
@Injectable()
export class TargetProber {
  constructor(private readonly runner: CheckRunner) {}

  /** @returns undefined when the process ends meanwhile */
  async probe(module: BlackboxModule, asked: Asked, timeoutMs: number): Promise<Found | undefined> {
    const target = readable(module, asked);
    if (target instanceof Unreadable) return unreadable(target);
    const result = await this.runner.try(target, Math.max(timeoutMs, 1));
    if (result === undefined) return undefined;
    const { outcome } = result;
    return {
      points: [...verdictPoints(outcome, outcome.latencyMs / 1000), ...pointsOf(target, outcome)],
      outcome,
      target,
    };
  }
}

function readable(module: BlackboxModule, asked: Asked): Target | Unreadable {
  try {
    return targetOf(module, asked);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

function unreadable({ message }: Unreadable): Found {
  const outcome: Outcome = { up: false, latencyMs: 0, phases: [], reason: 'PROTOCOL', message };
  return { points: verdictPoints(outcome, 0), outcome };
}
