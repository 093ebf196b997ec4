import { CheckRunner } from '@dialtone/engine';
import type { Outcome, Target } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import type { Point } from './families/catalogue.js';
import { pointsOf } from './families/families.js';
import type { BlackboxModule } from './file/module.js';
import { type Asked, Unreadable } from './targets/asked.js';
import { standIn } from './targets/stand-in.js';
import { targetOf } from './targets/target.js';

/** What one request to `/probe` found. */
export interface Found {
  readonly points: readonly Point[];
  readonly outcome: Outcome;
}

/** Looks at a target as a module says, with the engine's own checkers, limits and egress policy. */
@Injectable()
export class TargetProber {
  constructor(private readonly runner: CheckRunner) {}

  /** @returns undefined when the process ends meanwhile */
  async probe(module: BlackboxModule, asked: Asked, timeoutMs: number): Promise<Found | undefined> {
    const target = readable(module, asked);
    if (target instanceof Unreadable) return unreadable(module, target);
    const result = await this.runner.try(target, Math.max(timeoutMs, 1));
    if (result === undefined) return undefined;
    const { outcome } = result;
    return { points: pointsOf(target, outcome), outcome };
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

/** What its prober shows before it looks anywhere, where it looks at nothing. */
function unreadable({ prober }: BlackboxModule, { message }: Unreadable): Found {
  const outcome: Outcome = {
    up: false,
    latencyMs: 0,
    phases: [],
    reason: 'PROTOCOL',
    message,
    // These do look: for the address of whatever the target is.
    ...(prober !== 'http' && prober !== 'tcp' && { sight: { addresses: [] } }),
  };
  return { points: pointsOf(standIn(prober), outcome), outcome };
}
