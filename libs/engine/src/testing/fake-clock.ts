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

  /** How many plans wait for their moment. */
  get pending(): number {
    return this.planned.size;
  }

  /** Lets time pass: every plan happens at its own moment, also those made on the way. */
  advance(ms: number): void {
    const until = this.steady + ms;
    for (;;) {
      const next = [...this.planned].sort((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > until) break;
      this.planned.delete(next);
      this.pass(next.at - this.steady);
      next.then();
    }
    this.pass(until - this.steady);
  }

  /** Like `advance`, and lets promises settle in between: for what awaits on its way. */
  async play(ms: number, stepMs = ms): Promise<void> {
    for (let passed = 0; passed < ms; passed += stepMs) {
      this.advance(Math.min(stepMs, ms - passed));
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  /** Moves the wall clock alone, as an administrator or a time server does. */
  jump(ms: number): void {
    this.wall += ms;
  }

  private pass(ms: number): void {
    this.steady += ms;
    this.wall += ms;
  }
}
