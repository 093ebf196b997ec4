import type { Result, Target, ValidProbe } from '@dialtone/model';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Bus, On } from '../bus.js';
import { Clock } from '../clock.js';
import { EngineOptions } from '../engine-options.js';
import { CheckDue, CheckFinished, ProbeRemoved, ProbeSaved, RunsMissed } from '../events.js';
import { Limiter } from './limiter.js';
import { Dropped, Looker } from './looker.js';

/** Running checks may take this long to end after the process was told to. */
const shutdownMs = 10_000;

/** Starts run ahead of the clock by as many milliseconds as there were checks within one; by more, it was set back. */
const mostAheadMs = 1000;

/** The check of one probe, from the moment it waits for a place until it is over. */
interface Running {
  readonly probe: ValidProbe;
  readonly controller: AbortController;
  readonly over: Promise<Result | undefined>;
  /** Absent while it waits for a place. */
  startedAt?: Date;
}

/** Turns a due probe into a finished check. Never two checks of one probe at once. */
@Injectable()
export class CheckRunner implements BeforeApplicationShutdown {
  private readonly limiter: Limiter;
  private readonly looker: Looker;
  private readonly checks = new Map<number, Running>();
  private readonly trials = new Map<AbortController, Promise<unknown>>();
  private readonly lastStart = new Map<number, number>();
  private stopped = false;

  constructor(
    private readonly bus: Bus,
    private readonly clock: Clock,
    options: EngineOptions,
  ) {
    this.limiter = new Limiter(options.checksAtOnce);
    this.looker = new Looker(clock, options);
  }

  /** Checks that are on their way to an answer. */
  get running(): number {
    return this.limiter.running;
  }

  /** Checks that wait for a place. */
  get queued(): number {
    return this.limiter.queued;
  }

  /**
   * When the oldest of the checks under way started, in milliseconds since 1970: no result of an earlier moment can
   * still come. Undefined while none is under way.
   */
  get earliestRunning(): number | undefined {
    let earliest: number | undefined;
    for (const { startedAt } of this.checks.values()) {
      const at = startedAt?.getTime();
      if (at !== undefined && (earliest === undefined || at < earliest)) earliest = at;
    }
    return earliest;
  }

  @On(CheckDue)
  check({ probe, dueAt }: CheckDue): void {
    if (this.stopped) return;
    const before = this.checks.get(probe.id);
    if (before === undefined) void this.begin(probe, dueAt).over;
    else {
      const span = { firstAt: dueAt.getTime(), lastAt: dueAt.getTime(), runs: 1 };
      this.bus.publish(new RunsMissed(probe, before.startedAt ? 'overlap' : 'overload', span));
    }
  }

  /**
   * Checks a probe outside its schedule, after any check of it that still runs.
   * @returns the result, or undefined when the probe went away or we stopped meanwhile
   */
  async checkNow(probe: ValidProbe): Promise<Result | undefined> {
    for (;;) {
      const before = this.checks.get(probe.id);
      if (before === undefined) break;
      await before.over;
    }
    return this.stopped ? undefined : this.begin(probe, undefined).over;
  }

  /**
   * Looks at a target without any record.
   * @returns what it saw, or undefined when we stopped meanwhile
   */
  async try(target: Target, timeoutMs: number): Promise<Result | undefined> {
    const controller = new AbortController();
    const over = this.attempt(target, timeoutMs, controller);
    this.trials.set(controller, over);
    try {
      return await over;
    } finally {
      this.trials.delete(controller);
    }
  }

  @On(ProbeSaved)
  dropOutdated({ probe }: ProbeSaved): void {
    const running = this.checks.get(probe.id);
    if (running === undefined) return;
    const same =
      probe.valid &&
      probe.enabled &&
      JSON.stringify(probe.target) === JSON.stringify(running.probe.target);
    if (!same) this.drop(probe.id, 'The probe was changed while its check ran.');
  }

  @On(ProbeRemoved)
  dropRemoved({ probe }: ProbeRemoved): void {
    this.drop(probe.id, 'The probe was removed while its check ran.');
    this.lastStart.delete(probe.id);
  }

  /** Runs after the scheduler has stopped, in the same phase of Nest's shutdown. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const [id, { startedAt }] of this.checks) {
      if (startedAt === undefined) this.drop(id, 'The process ends.');
    }
    const cancel = this.clock.after(shutdownMs, () => {
      for (const id of this.checks.keys()) this.drop(id, 'The process ends.');
      for (const controller of this.trials.keys()) controller.abort(new Dropped());
    });
    const checks = [...this.checks.values()].map(async ({ over }) => over);
    await Promise.all([...checks, ...this.trials.values()]);
    cancel();
  }

  private async attempt(
    target: Target,
    timeoutMs: number,
    controller: AbortController,
  ): Promise<Result | undefined> {
    try {
      const leave = await this.limiter.enter(controller.signal);
      const startedAt = new Date(this.clock.now());
      try {
        return {
          probeId: 0,
          startedAt,
          outcome: await this.looker.look(target, timeoutMs, controller),
        };
      } finally {
        leave();
      }
    } catch (error) {
      // The checkers answer everything else.
      if (error instanceof Dropped) return undefined;
      throw error;
    }
  }

  private drop(probeId: number, why: string): void {
    const running = this.checks.get(probeId);
    if (running === undefined) return;
    this.checks.delete(probeId);
    running.controller.abort(new Dropped(why));
  }

  private begin(probe: ValidProbe, dueAt: Date | undefined): Running {
    const controller = new AbortController();
    const running: Running = {
      probe,
      controller,
      // The table must know the check before it starts; a check may end within this very turn.
      over: Promise.resolve().then(async () => this.run(running, dueAt)),
    };
    this.checks.set(probe.id, running);
    return running;
  }

  private async run(running: Running, dueAt: Date | undefined): Promise<Result | undefined> {
    const { probe, controller } = running;
    const cameAt = this.clock.monotonic();
    try {
      const leave = await this.limiter.enter(controller.signal);
      try {
        const queuedMs = this.clock.monotonic() - cameAt;
        const startedAt = this.startOf(probe.id);
        running.startedAt = startedAt;
        const outcome = await this.looker.look(probe.target, probe.timeoutMs, controller);
        this.end(running);
        this.bus.publish(new CheckFinished(probe, dueAt, startedAt, outcome, queuedMs));
        return { probeId: probe.id, startedAt, outcome };
      } finally {
        leave();
      }
    } catch (error) {
      // A dropped check leaves no trace; the checkers answer everything else.
      if (error instanceof Dropped) return undefined;
      throw error;
    } finally {
      this.end(running);
    }
  }

  private end(running: Running): void {
    if (this.checks.get(running.probe.id) === running) this.checks.delete(running.probe.id);
  }

  /**
   * A moment names one check of a probe: another one that would share it counts as a millisecond later. A clock that was
   * set back is believed all the same.
   */
  private startOf(probeId: number): Date {
    const now = this.clock.now();
    const next = (this.lastStart.get(probeId) ?? -Infinity) + 1;
    const at = next > now && next - now <= mostAheadMs ? next : now;
    this.lastStart.set(probeId, at);
    return new Date(at);
  }
}
