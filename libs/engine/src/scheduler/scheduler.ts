import type { ValidProbe } from '@dialtone/model';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Bus, On } from '../bus.js';
import { type Cancel, Clock } from '../clock.js';
import { EngineOptions } from '../engine-options.js';
import { CheckDue, ProbeRemoved, ProbeSaved, RunsMissed } from '../events.js';
import { nextRun } from './next-run.js';
import { Timetable } from './timetable.js';

/** We look at the wall clock at least this often, so that a jump of it is seen soon. */
const longestSleepMs = 1000;
/** A wall clock that leaves the steady one by more than this has jumped. */
const jumpMs = 1000;
/** Checks said in one turn of the event loop; the rest follow after other work had its turn. */
const dueAtOnce = 100;
/** Moments that are counted one by one when we were not awake; more than that is a jump of the clock. */
const mostMissed = 10_000;

/** Says when each probe is due. Armed and disarmed by events only; the one owner of the probes' time. */
@Injectable()
export class Scheduler implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Scheduler.name);
  private readonly timetable = new Timetable<ValidProbe>();
  private cancelSleep: Cancel | undefined;
  private stopped = false;
  private passed = 0;
  private wall: number;
  private steady: number;

  constructor(
    private readonly bus: Bus,
    private readonly clock: Clock,
    private readonly options: EngineOptions,
  ) {
    this.wall = clock.now();
    this.steady = clock.monotonic();
  }

  /** How many probes are armed. */
  get armed(): number {
    return this.timetable.size;
  }

  get running(): boolean {
    return !this.stopped;
  }

  /** Planned moments that have passed since the start: each was said as CheckDue or, from here, as RunsMissed. */
  get planned(): number {
    return this.passed;
  }

  nextRunAt(probeId: number): Date | undefined {
    const at = this.timetable.at(probeId);
    return at === undefined ? undefined : new Date(at);
  }

  @On(ProbeSaved)
  arm({ probe }: ProbeSaved): void {
    if (this.stopped) return;
    if (probe.valid && probe.enabled) this.plan(probe, this.clock.now());
    else this.timetable.delete(probe.id);
    this.sleep();
  }

  @On(ProbeRemoved)
  disarm({ probe }: ProbeRemoved): void {
    this.timetable.delete(probe.id);
    this.sleep();
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    this.cancelSleep?.();
  }

  private plan(probe: ValidProbe, after: number): void {
    const at = nextRun(probe, after, this.options.timeZone);
    if (at === undefined) this.timetable.delete(probe.id);
    else this.timetable.set(probe.id, at, probe);
  }

  private sleep(): void {
    this.cancelSleep?.();
    const { earliest } = this.timetable;
    if (earliest === undefined || this.stopped) return;
    const wait = Math.min(Math.max(earliest - this.clock.now(), 0), longestSleepMs);
    this.cancelSleep = this.clock.after(wait, () => {
      this.wake();
    });
  }

  private wake(): void {
    if (this.clockJumped()) this.planAllAgain();
    const now = this.clock.now();
    for (let said = 0; said < dueAtOnce; said += 1) {
      const due = this.timetable.takeDue(now);
      if (due === undefined) break;
      this.sayDue(due.value, due.at, now);
    }
    this.sleep();
  }

  private sayDue(probe: ValidProbe, at: number, now: number): void {
    let [dueAt, lastAt, missed] = [at, at, 0];
    let next = nextRun(probe, dueAt, this.options.timeZone);
    while (next !== undefined && next <= now && missed < mostMissed) {
      missed += 1;
      [lastAt, dueAt] = [dueAt, next];
      next = nextRun(probe, next, this.options.timeZone);
    }
    if (next !== undefined) this.timetable.set(probe.id, next, probe);
    this.passed += missed + 1;
    if (missed > 0)
      this.bus.publish(new RunsMissed(probe, 'overload', { firstAt: at, lastAt, runs: missed }));
    this.bus.publish(new CheckDue(probe, new Date(dueAt)));
  }

  private clockJumped(): boolean {
    const [wall, steady] = [this.clock.now(), this.clock.monotonic()];
    const jump = wall - this.wall - (steady - this.steady);
    [this.wall, this.steady] = [wall, steady];
    if (Math.abs(jump) <= jumpMs) return false;
    this.logger.warn(`The clock jumped by ${Math.round(jump)} ms; every probe is planned again.`);
    return true;
  }

  private planAllAgain(): void {
    const now = this.clock.now();
    for (const probe of this.timetable.values()) this.plan(probe, now);
  }
}
