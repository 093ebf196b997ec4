import { createEgress, checkers, type Checkers } from '@dialtone/checkers';
import { Bus, Clock, type EngineOptions } from '@dialtone/engine';
import { parseSchedule, targetInput, type Outcome, type ValidProbe } from '@dialtone/model';
import { EventEmitter2 } from '@nestjs/event-emitter';

const target = targetInput.parse({ tcp: { host: '127.0.0.1', port: 80 } });

/** Half of the probes are on intervals, half on cron texts. */
export function aProbe(id: number): ValidProbe {
  const cron = id % 2 === 0 ? '30s' : '0 */5 * * * *';
  const parsed = parseSchedule(cron);
  if (!parsed.ok) throw new Error(parsed.problem);
  return {
    id,
    name: `probe ${id}`,
    type: 'TCP',
    address: '127.0.0.1:80',
    cron,
    enabled: true,
    timeoutMs: 10_000,
    createdAt: 0,
    updatedAt: 0,
    valid: true,
    target,
    schedule: parsed.schedule,
  };
}

/** Time stands still, so that nothing is measured but what is called. */
export class StillClock extends Clock {
  now = () => Date.UTC(2026, 0, 1);
  monotonic = () => 0;
  after = () => () => undefined;
  soon = () => () => undefined;
}

/** Time stands still, and what is to go on soon does. */
export class EagerClock extends Clock {
  now = () => Date.UTC(2026, 0, 1);
  monotonic = () => 0;
  after = () => () => undefined;

  soon = (then: () => void) => {
    const immediate = setImmediate(then);
    return () => {
      clearImmediate(immediate);
    };
  };
}

interface Plan {
  readonly at: number;
  readonly then: () => void;
}

/** Time passes only when it is played; but its steady hand shows how long work takes, as work in slices needs it. */
export class PlayedClock extends Clock {
  private time = 0;
  private wall = Date.UTC(2026, 0, 1);
  private turnBegan: number | undefined;
  private readonly plans = new Set<Plan>();

  now = () => this.wall + this.time;
  monotonic = () => this.time + this.turnMs();

  after = (delayMs: number, then: () => void) => {
    const plan = { at: this.time + Math.max(delayMs, 0), then };
    this.plans.add(plan);
    return () => {
      this.plans.delete(plan);
    };
  };

  soon = (then: () => void) => this.after(0, then);

  jump(ms: number): void {
    this.wall += ms;
  }

  /** @returns how long the longest turn took, in real milliseconds */
  play(ms: number): number {
    const until = this.time + ms;
    let longest = 0;
    for (let next = this.next(); next !== undefined && next.at <= until; next = this.next()) {
      this.plans.delete(next);
      this.time = Math.max(next.at, this.time);
      this.turnBegan = performance.now();
      next.then();
      longest = Math.max(longest, this.turnMs());
      this.turnBegan = undefined;
    }
    this.time = until;
    return longest;
  }

  private turnMs(): number {
    return this.turnBegan === undefined ? 0 : performance.now() - this.turnBegan;
  }

  private next(): Plan | undefined {
    let next: Plan | undefined;
    for (const plan of this.plans) if (next === undefined || plan.at < next.at) next = plan;
    return next;
  }
}

export const aBus = (clock: Clock) => new Bus(new EventEmitter2(), clock);

const up: Outcome = { up: true, latencyMs: 1, phases: [] };
const instant: Checkers = { ...checkers, tcp: () => Promise.resolve(up) };

export const options: EngineOptions = {
  checkers: instant,
  egress: createEgress({ deny: [], allow: [] }),
  timeZone: 'UTC',
  checksAtOnce: 1000,
};
