import type { ValidProbe } from '@dialtone/model';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Bus, On } from '../bus.js';
import { type Cancel, Clock } from '../clock.js';
import { EngineOptions } from '../engine-options.js';
import { MaintenanceChanged, ProbeRemoved, ProbeSaved } from '../events.js';
import { Grain } from './grain.js';
import { nextRun, slotOf, withinSlot } from './next-run.js';
import { PlannedMoments } from './planned-moments.js';
import { Slices } from './slices.js';
import { lastRun } from './spans-between.js';
import { Timetable } from './timetable.js';
import { WallWatch } from './wall-watch.js';

/** We look at the wall clock at least this often, so that a jump of it is seen soon. */
const longestSleepMs = 1000;
/**
 * Checks said in one turn of the event loop. The answers to those that were started are heard before the next are, or a
 * full slot would be measured as slow targets.
 */
const dueAtOnce = 10;

/** A probe's next moment is that of its schedule as counted in this era: see `era`. */
interface Plan {
  readonly probe: ValidProbe;
  readonly era: number;
  /** Behind this moment each of its planned ones is said by us, in milliseconds since 1970. */
  readonly since: number;
}

/**
 * Says when each probe is due. Armed and disarmed by events only; the one owner of the probes' time. Every planned moment
 * that passes is said once: as CheckDue, or as RunsMissed.
 */
@Injectable()
export class Scheduler implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Scheduler.name);
  private readonly timetable = new Timetable<Plan>();
  private readonly grain = new Grain();
  private readonly slices: Slices;
  private readonly watch: WallWatch;
  private readonly moments: PlannedMoments;
  private cancelSleep: Cancel | undefined;
  private sleepsUntil = Infinity;
  private stopped = false;
  /** One more with each jump of the wall clock. What was planned in an earlier one is planned again, in slices. */
  private era = 0;
  private jumpedTo = -Infinity;
  /** When the first probe was said again, at the start. */
  private replayedFrom: number | undefined;

  constructor(
    bus: Bus,
    private readonly clock: Clock,
    private readonly options: EngineOptions,
  ) {
    this.slices = new Slices(clock);
    this.watch = new WallWatch(clock);
    this.moments = new PlannedMoments(bus, options);
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
    return this.moments.said;
  }

  nextRunAt(probeId: number): Date | undefined {
    const at = this.timetable.at(probeId);
    return at === undefined ? undefined : new Date(at);
  }

  /** Behind this moment, in milliseconds since 1970, each planned one of the probe is said by us. */
  armedSince(probeId: number): number | undefined {
    return this.timetable.get(probeId)?.since;
  }

  @On(ProbeSaved)
  arm({ probe, cause }: ProbeSaved): void {
    if (this.stopped) return;
    this.noticeJump();
    if (cause === 'replayed') this.replayedFrom ??= this.clock.now();
    this.slices.add(this.renewed(probe.id)[Symbol.iterator]());
    const [plan, at] = [this.timetable.get(probe.id), this.timetable.at(probe.id)];
    if (!probe.valid || !probe.enabled) this.end(probe.id);
    else if (at !== undefined && plan?.probe.schedule.normal === probe.schedule.normal)
      // Said again, or changed in something else: the moment that comes next still does.
      this.timetable.set(probe.id, at, { ...plan, probe, era: this.era });
    else {
      this.end(probe.id);
      const since = cause === 'replayed' ? this.sinceReplay(probe) : this.clock.now();
      this.grain.add(probe.schedule);
      this.plan({ probe, era: this.era, since }, since);
    }
    this.sleep();
  }

  @On(ProbeRemoved)
  disarm({ probe }: ProbeRemoved): void {
    if (this.stopped) return;
    this.noticeJump();
    this.slices.add(this.renewed(probe.id)[Symbol.iterator]());
    this.end(probe.id);
    this.sleep();
  }

  @On(MaintenanceChanged)
  keepWindows({ windows }: MaintenanceChanged): void {
    this.moments.windows = windows;
  }

  /** Moments that have come and were not said yet are said to be missed: nobody will look any more. */
  beforeApplicationShutdown(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.cancelSleep?.();
    this.noticeJump();
    this.slices.finish();
    for (const id of this.timetable.keys()) this.end(id);
    this.slices.finish();
  }

  /**
   * A start reads its probes one after another. A moment that comes meanwhile is not missed for that: the last one is
   * late.
   */
  private sinceReplay(probe: ValidProbe): number {
    const { timeZone } = this.options;
    const now = this.clock.now();
    const first = nextRun(probe, this.replayedFrom ?? now, timeZone);
    return first === undefined || first > now ? now : lastRun(probe, first, now, timeZone) - 1;
  }

  private plan(plan: Plan, after: number): void {
    const { probe } = plan;
    const at = nextRun(probe, after, this.options.timeZone);
    if (at === undefined) this.timetable.delete(probe.id);
    else this.setAt(at, plan);
  }

  /** @param at the moment of its slot */
  private setAt(at: number, plan: Plan): void {
    this.timetable.set(plan.probe.id, at + withinSlot(plan.probe, this.grain.ms), plan);
  }

  /** Takes a probe out of the plan. Moments that came before that are accounted all the same. */
  private end(probeId: number): void {
    const [plan, at] = [this.timetable.get(probeId), this.timetable.at(probeId)];
    if (plan === undefined || at === undefined) return;
    this.timetable.delete(probeId);
    this.grain.remove(plan.probe.schedule);
    const now = this.clock.now();
    if (slotOf(at) <= now)
      this.slices.add(this.moments.sayMissed(plan.probe, 'stopped', { from: slotOf(at), to: now }));
  }

  private sleep(): void {
    const { earliest } = this.timetable;
    const now = this.clock.now();
    const until = Math.min(earliest ?? Infinity, now + longestSleepMs);
    if (earliest !== undefined && this.sleepsUntil <= until) return;
    this.cancelSleep?.();
    this.sleepsUntil = Infinity;
    if (earliest === undefined || this.stopped) return;
    const wake = () => {
      this.wake();
    };
    this.sleepsUntil = until;
    this.cancelSleep = until <= now ? this.clock.soon(wake) : this.clock.after(until - now, wake);
  }

  private wake(): void {
    this.sleepsUntil = Infinity;
    this.noticeJump();
    const now = this.clock.now();
    for (let said = 0; said < dueAtOnce; said += 1) {
      const due = this.timetable.takeDue(now);
      if (due === undefined) break;
      if (due.value.era === this.era) this.sayDue(due.value, due.at, now);
      else this.slices.add(this.planAgain(due.value, due.at));
    }
    this.sleep();
  }

  private sayDue(plan: Plan, at: number, now: number): void {
    const { probe } = plan;
    const { timeZone } = this.options;
    let dueAt = at;
    let next = nextRun(probe, slotOf(at), timeZone);
    if (next !== undefined && next <= now) {
      dueAt = lastRun(probe, slotOf(at), now, timeZone);
      next = nextRun(probe, dueAt, timeZone);
    }
    if (next === undefined) this.timetable.delete(probe.id);
    else this.setAt(next, plan);
    if (dueAt !== at)
      this.slices.add(
        this.moments.sayMissed(probe, 'overload', { from: slotOf(at), to: dueAt - 1 }),
      );
    this.moments.sayDue(probe, dueAt);
  }

  private noticeJump(): void {
    const jump = this.watch.jump();
    if (jump === undefined) return;
    this.logger.warn(`The clock jumped by ${Math.round(jump)} ms; every probe is planned again.`);
    // What an earlier jump left to do is counted by that one's moments.
    this.slices.finish();
    this.era += 1;
    this.jumpedTo = this.clock.now();
    this.slices.add(this.planAllAgain());
  }

  private *planAllAgain(): Generator<void> {
    for (const id of this.timetable.keys()) {
      yield* this.renewed(id);
      yield;
    }
  }

  /** Plans a probe by the new time, unless that was done. */
  private renewed(probeId: number): Iterable<void> {
    const [plan, at] = [this.timetable.get(probeId), this.timetable.at(probeId)];
    if (plan === undefined || at === undefined || plan.era === this.era) return [];
    return this.planAgain(plan, at);
  }

  /** A clock set forward jumped over the moments since the one that was to come next; set back, it brings them again. */
  private planAgain(plan: Plan, at: number): Generator<void> {
    this.plan({ ...plan, era: this.era }, this.jumpedTo);
    this.sleep();
    return this.moments.sayMissed(plan.probe, 'stopped', { from: slotOf(at), to: this.jumpedTo });
  }
}
