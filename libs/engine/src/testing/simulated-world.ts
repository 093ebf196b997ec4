import type { Checker, Checkers, EndSignal } from '@dialtone/checkers';
import {
  inMaintenance,
  type MaintenanceWindow,
  type Outcome,
  type Span,
  stepOf,
  type Target,
  type ValidProbe,
} from '@dialtone/model';
import { aProbe, aSchedule, aTcpTarget } from '@dialtone/model/testing';
import { CheckRunner } from '../checker/check-runner.js';
import type { EngineOptions } from '../engine-options.js';
import {
  CheckDue,
  CheckFinished,
  MaintenanceChanged,
  ProbeRemoved,
  ProbeSaved,
  RunsMissed,
} from '../events.js';
import { Scheduler } from '../scheduler/scheduler.js';
import { spansBetween } from '../scheduler/spans-between.js';
import { FakeClock } from './fake-clock.js';
import { RecordingBus } from './recording-bus.js';

export const houseZone = 'Europe/Berlin';
/** As the probes of the simulation have it; with the second after it, the longest that a checker is waited for. */
const timeoutMs = 1000;
const up: Outcome = { up: true, latencyMs: 1, phases: [] };

/** A time in which a probe was enabled with one schedule, in milliseconds since 1970; open at its start. */
export interface Armed {
  readonly probe: ValidProbe;
  readonly after: number;
  until: number;
}

/** An engine with its clock in hand, which can be stopped and started again, and the account of what it said. */
export class SimulatedWorld {
  readonly bus: RecordingBus;
  /** Planned moments as they ended: by probe, in the order of their ends. */
  readonly ended = new Map<number, number[]>();
  readonly armed: Armed[] = [];
  /** What must not be and was. */
  readonly wrongs: string[] = [];
  /** When the engine was told to end last. */
  stoppedAt = NaN;
  private readonly starts = new Set<string>();
  /** The checker's looks under way, by probe. */
  private readonly active = new Map<number, EndSignal>();
  private readonly saved = new Map<number, ValidProbe>();
  private windows: readonly MaintenanceWindow[] = [];
  private scheduler: Scheduler;
  private runner: CheckRunner;
  private plannedBefore = 0;
  private accountedGaps = 0;

  constructor(
    readonly clock: FakeClock,
    private readonly durations: () => number,
    private readonly checksAtOnce: number,
  ) {
    this.bus = new RecordingBus(clock);
    [this.scheduler, this.runner] = this.start();
    this.bus.listen(ProbeSaved, event => {
      this.scheduler.arm(event);
      this.runner.dropOutdated(event);
    });
    this.bus.listen(ProbeRemoved, event => {
      this.runner.dropRemoved(event);
      this.scheduler.disarm(event);
    });
    this.bus.listen(MaintenanceChanged, event => {
      this.scheduler.keepWindows(event);
    });
    this.bus.listen(CheckDue, event => {
      if (this.isClosed(event.probe, event.dueAt.getTime()))
        this.wrongs.push('looked in maintenance');
      this.runner.check(event);
    });
    this.bus.listen(CheckFinished, event => {
      const { probe, dueAt, startedAt } = event;
      this.runner.conclude(event);
      const start = `${probe.id} at ${startedAt.getTime()}`;
      if (this.starts.has(start)) this.wrongs.push(`two checks of ${start}`);
      this.starts.add(start);
      if (dueAt !== undefined) this.account(probe.id, [dueAt.getTime()]);
    });
    this.bus.listen(RunsMissed, ({ probe, span }) => {
      this.account(probe.id, momentsOf(span));
    });
  }

  /** Planned moments that the engine counted, and those of the gaps in which there was none. */
  get planned(): number {
    return this.plannedBefore + this.scheduler.planned + this.accountedGaps;
  }

  get accounted(): number {
    return [...this.ended.values()].reduce((sum, { length }) => sum + length, 0);
  }

  save(id: number, text: string, how: { readonly enabled: boolean; readonly host: string }): void {
    const target = aTcpTarget({ host: how.host, port: id });
    const schedule = aSchedule(text);
    const probe = aProbe({ id, target, schedule, timeoutMs, enabled: how.enabled });
    const before = this.armed.find(({ probe, until }) => probe.id === id && until === Infinity);
    const same = probe.enabled && before?.probe.schedule.normal === schedule.normal;
    if (!same) this.close(id);
    if (!how.enabled || this.saved.get(id)?.address !== probe.address) this.active.delete(id);
    this.saved.set(id, probe);
    const after = this.clock.now();
    if (!same && probe.enabled) this.armed.push({ probe, after, until: Infinity });
    this.bus.publish(new ProbeSaved(probe, 'updated'));
  }

  remove(id: number): void {
    const probe = this.saved.get(id);
    if (probe === undefined) return;
    this.close(id);
    this.saved.delete(id);
    this.active.delete(id);
    this.bus.publish(new ProbeRemoved(probe));
  }

  checkNow(id: number): void {
    const probe = this.saved.get(id);
    if (probe !== undefined) void this.runner.checkNow(probe);
  }

  announce(windows: readonly MaintenanceWindow[]): void {
    this.windows = windows;
    this.bus.publish(new MaintenanceChanged(windows));
  }

  /** Ends the process, lets time pass without it, and starts another, which accounts for the gap. */
  async restart(downMs: number): Promise<void> {
    await this.stop();
    this.plannedBefore += this.scheduler.planned;
    this.clock.stall(downMs);
    [this.scheduler, this.runner] = this.start();
    this.bus.publish(new MaintenanceChanged(this.windows));
    for (const probe of this.saved.values()) {
      this.bus.publish(new ProbeSaved(probe, 'replayed'));
      this.accountForGap(probe);
    }
  }

  async stop(): Promise<void> {
    this.stoppedAt = this.clock.now();
    this.scheduler.beforeApplicationShutdown();
    const ended = this.runner.beforeApplicationShutdown();
    await this.clock.play(11_000, 500);
    await ended;
  }

  private start(): [Scheduler, CheckRunner] {
    const options: EngineOptions = {
      timeZone: houseZone,
      checksAtOnce: this.checksAtOnce,
      egress: { refuses: () => false },
      checkers: { tcp: this.look } as unknown as Checkers, // All targets of the simulation are of this type.
    };
    this.active.clear();
    return [
      new Scheduler(this.bus, this.clock, options),
      new CheckRunner(this.bus, this.clock, options),
    ];
  }

  /** Takes its time; past its deadline it answers, or, every now and then, does not even then, and is given up. */
  private readonly look: Checker<Target> = async (target, { signal, after }) => {
    const id = target.type === 'tcp' ? target.port : NaN;
    if (this.active.has(id)) this.wrongs.push(`two checks of ${id} at once`);
    this.active.set(id, signal);
    const durationMs = this.durations();
    return new Promise(resolve => {
      const end = () => {
        if (this.active.get(id) === signal) this.active.delete(id);
        resolve(up);
      };
      after(Math.min(durationMs, 2 * timeoutMs), end);
      signal.addEventListener('abort', () => {
        const isDeadline = signal.reason instanceof DOMException;
        if (!isDeadline || durationMs < 2 * timeoutMs) end();
      });
    });
  };

  private accountForGap(probe: ValidProbe): void {
    const armed = this.armed.find(
      ({ probe: { id }, until }) => id === probe.id && until === Infinity,
    );
    const since = this.scheduler.armedSince(probe.id);
    if (armed === undefined || since === undefined) return;
    const last = Math.max(armed.after, ...(this.ended.get(probe.id) ?? []).slice(-50));
    for (const span of spansBetween(probe, last, since, houseZone)) {
      this.accountedGaps += span.runs;
      this.account(probe.id, momentsOf(span));
    }
  }

  private close(id: number): void {
    for (const armed of this.armed)
      if (armed.probe.id === id && armed.until === Infinity) armed.until = this.clock.now();
  }

  private isClosed(probe: ValidProbe, at: number): boolean {
    return this.windows.some(window => inMaintenance(window, probe, at));
  }

  private account(id: number, moments: readonly number[]): void {
    const ended = this.ended.get(id) ?? [];
    this.ended.set(id, ended);
    for (const moment of moments) ended.push(moment);
  }
}

function momentsOf(span: Span): number[] {
  const step = stepOf(span) ?? 0;
  return Array.from({ length: span.runs }, (_, index) => span.firstAt + index * step);
}
