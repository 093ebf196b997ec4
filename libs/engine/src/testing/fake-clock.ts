import { type Cancel, Clock } from '../clock.js';

interface Planned {
  readonly at: number;
  readonly then: () => void;
}

/** A clock that stands still until a spec moves it. */
export class FakeClock extends Clock {
  private steady = 0;
  private readonly planned = new Set<Planned>();

  constructor(private wall = Date.parse('2026-01-01T00:00:00Z')) {
    super();
  }

  now(): number {
    return this.wall;
  }

  monotonic(): number {
    return this.steady;
  }

  after(delayMs: number, then: () => void): Cancel {
    const planned = { at: this.steady + Math.max(delayMs, 0), then };
    this.planned.add(planned);
    return () => {
      this.planned.delete(planned);
    };
  }

  soon(then: () => void): Cancel {
    return this.after(0, then);
  }

  /** How many plans wait for their moment. */
  get pending(): number {
    return this.planned.size;
  }

  /** Lets time pass: every plan happens at its own moment, also those made on the way. */
  advance(ms: number): void {
    const until = this.steady + ms;
    for (;;) {
      const next = this.earliest();
      if (next === undefined || next.at > until) break;
      this.planned.delete(next);
      this.pass(Math.max(next.at - this.steady, 0));
      next.then();
    }
    this.pass(until - this.steady);
  }

  /** Like `advance`, and lets promises settle in between: for what awaits on its way. */
  async play(ms: number, stepMs = ms): Promise<void> {
    for (let passed = 0; passed < ms; passed += stepMs) {
      this.advance(Math.min(stepMs, ms - passed));
      await new Promise(resolve => setImmediate(resolve));
      // What was to go on soon.
      this.advance(0);
    }
  }

  /** Lets time pass while nothing happens, as when the event loop is blocked: plans come late, once time is played on. */
  stall(ms: number): void {
    this.pass(ms);
  }

  /** Moves the wall clock alone, as an administrator or a time server does. */
  jump(ms: number): void {
    this.wall += ms;
  }

  /** Of those at one moment, the first that was made. */
  private earliest(): Planned | undefined {
    let earliest: Planned | undefined;
    for (const planned of this.planned)
      if (earliest === undefined || planned.at < earliest.at) earliest = planned;
    return earliest;
  }

  private pass(ms: number): void {
    this.steady += ms;
    this.wall += ms;
  }
}
