import {
  type MissReason,
  type Result,
  spanOf,
  type Target,
  type ValidProbe,
} from '@dialtone/model';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Bus, On } from '../bus.js';
import { Clock } from '../clock.js';
import { EngineOptions } from '../engine-options.js';
import { CheckDue, CheckFinished, ProbeRemoved, ProbeSaved, RunsMissed } from '../events.js';
import { Places } from './places.js';
import { type Drop, Looker } from './looker.js';
import { Starts } from './starts.js';
import { Trials } from './trials.js';
import { nowhere, type Started, UnderWay } from './under-way.js';

/** Running checks may take this long to end after the process was told to. */
const shutdownMs = 10_000;

/** The check of one probe, from the moment it waits for a place until it is over. */
interface Running extends Started {
  readonly enter: () => void;
  probe: ValidProbe;
  /** Absent for a check that was asked for. */
  dueAt: Date | undefined;
  /** When it was said or asked for, by the steady clock. */
  cameAt: number;
  /** Absent while it waits for a place, as the moment of its start is. */
  drop?: Drop;
  /** Whether its end is only not told yet. */
  isOver: boolean;
  /** Those who wait for its end. */
  readonly heirs: ((result: Result | undefined) => void)[];
}

/**
 * Turns due probes into finished checks; never two checks of one probe at once. Each CheckDue ends as one CheckFinished or
 * one RunsMissed.
 */
@Injectable()
export class CheckRunner implements BeforeApplicationShutdown {
  private readonly places: Places;
  private readonly looker: Looker;
  private readonly trials: Trials;
  private readonly starts: Starts;
  /**
   * The check under way of every probe that had one. Nobody is taken out of it between two checks: a Map that churns
   * leaves tables behind it that hold on to one another, and so keep each check from being collected young.
   */
  private readonly checks = new Map<number, Running | undefined>();
  private readonly underWay = new UnderWay();
  private stopped = false;

  constructor(
    private readonly bus: Bus,
    private readonly clock: Clock,
    options: EngineOptions,
  ) {
    this.places = new Places(options.checksAtOnce);
    this.looker = new Looker(clock, options);
    this.trials = new Trials(this.places, this.looker, clock);
    this.starts = new Starts(clock);
  }

  /** Checks that are on their way to an answer. */
  get running(): number {
    return this.places.running;
  }

  /** Checks that wait for a place. */
  get queued(): number {
    return this.places.queued;
  }

  /**
   * When the oldest of the checks under way started, in milliseconds since 1970: no result of an earlier moment can
   * still come. Undefined while none is under way.
   */
  get earliestRunning(): number | undefined {
    return this.underWay.earliest;
  }

  @On(CheckDue)
  check({ probe, dueAt }: CheckDue): void {
    const before = this.checks.get(probe.id);
    if (this.stopped) this.miss(probe, 'stopped', dueAt);
    else if (before === undefined) this.begin(probe, dueAt);
    else if (before.startedAt !== undefined) this.miss(probe, 'overlap', dueAt);
    else this.renew(before, probe, dueAt);
  }

  /**
   * Checks a probe outside its schedule, after any check of it that still runs.
   * @returns the result, or undefined when the probe went away or we stopped meanwhile
   */
  async checkNow(probe: ValidProbe): Promise<Result | undefined> {
    for (;;) {
      const before = this.checks.get(probe.id);
      if (before === undefined) break;
      await endOf(before);
    }
    return this.stopped ? undefined : endOf(this.begin(probe, undefined));
  }

  /**
   * Looks at a target without any record.
   * @returns what it saw, or undefined when we stopped meanwhile
   */
  async try(target: Target, timeoutMs: number): Promise<Result | undefined> {
    return this.trials.try(target, timeoutMs);
  }

  /** A check is under way until everybody hears of its end: its probe may be checked again, and its heirs go on. */
  @On(CheckFinished)
  conclude({ probe, startedAt, outcome }: CheckFinished): void {
    const check = this.checks.get(probe.id);
    if (check?.startedAt !== startedAt) return;
    this.leave(check);
    for (const tell of check.heirs) tell({ probeId: probe.id, startedAt, outcome });
  }

  @On(ProbeSaved)
  dropOutdated({ probe }: ProbeSaved): void {
    const running = this.checks.get(probe.id);
    if (running === undefined) return;
    const same =
      probe.valid &&
      probe.enabled &&
      JSON.stringify(probe.target) === JSON.stringify(running.probe.target);
    if (!same) this.drop(running, 'The probe was changed while its check ran.');
  }

  @On(ProbeRemoved)
  dropRemoved({ probe }: ProbeRemoved): void {
    const running = this.checks.get(probe.id);
    if (running !== undefined) this.drop(running, 'The probe was removed while its check ran.');
    this.checks.delete(probe.id);
    this.starts.forget(probe.id);
  }

  /** Runs after the scheduler has stopped, in the same phase of Nest's shutdown. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const check of this.unfinished())
      if (check.startedAt === undefined) this.drop(check, 'The process ends.');
    const cancel = this.clock.after(shutdownMs, () => {
      for (const check of this.unfinished()) this.drop(check, 'The process ends.');
      this.trials.drop('The process ends.');
    });
    await Promise.all([...this.unfinished().map(async check => endOf(check)), this.trials.over()]);
    cancel();
  }

  private unfinished(): Running[] {
    return [...this.checks.values()].filter(check => check !== undefined);
  }

  private begin(probe: ValidProbe, dueAt: Date | undefined): Running {
    const check: Running = {
      enter: () => {
        this.start(check);
      },
      probe,
      dueAt,
      cameAt: this.clock.monotonic(),
      isOver: false,
      heirs: [],
      place: nowhere,
    };
    this.checks.set(probe.id, check);
    this.places.admit(check);
    return check;
  }

  /** The older run found no place until the newer was due, which takes over its turn. */
  private renew(waiting: Running, probe: ValidProbe, dueAt: Date): void {
    const older = { probe: waiting.probe, dueAt: waiting.dueAt };
    Object.assign(waiting, { probe, dueAt, cameAt: this.clock.monotonic() });
    if (older.dueAt !== undefined) this.miss(older.probe, 'overload', older.dueAt);
  }

  private start(check: Running): void {
    const { probe, dueAt } = check;
    const queuedMs = this.clock.monotonic() - check.cameAt;
    const startedAt = this.starts.of(probe.id);
    check.startedAt = startedAt;
    this.underWay.add(check);
    check.drop = this.looker.look(probe, outcome => {
      check.isOver = true;
      this.bus.gather(new CheckFinished(probe, dueAt, startedAt, outcome, queuedMs));
      this.places.leave();
    });
  }

  private drop(check: Running, why: string): void {
    if (check.isOver) return;
    const { probe, dueAt, drop, heirs } = check;
    this.leave(check);
    if (drop === undefined) this.places.giveUp(check);
    else drop(why);
    if (dueAt !== undefined) this.miss(probe, 'stopped', dueAt);
    for (const tell of heirs) tell(undefined);
    if (drop !== undefined) this.places.leave();
  }

  private leave(check: Running): void {
    this.checks.set(check.probe.id, undefined);
    this.underWay.remove(check);
  }

  private miss(probe: ValidProbe, reason: MissReason, dueAt: Date): void {
    this.bus.publish(new RunsMissed(probe, reason, spanOf(dueAt.getTime())));
  }
}

const endOf = async (check: Running): Promise<Result | undefined> =>
  new Promise(resolve => {
    check.heirs.push(resolve);
  });
