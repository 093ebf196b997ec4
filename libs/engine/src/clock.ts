import { Injectable } from '@nestjs/common';

/** Forgets what was planned. Safe to call again, and after it has happened. */
export type Cancel = () => void;

/** The only owner of time: whoever asks it can be played a day in a millisecond. */
@Injectable()
export abstract class Clock {
  /** The wall clock, in milliseconds since 1970. It may jump. */
  abstract now(): number;
  /** A clock that never jumps, in milliseconds with fractions; only differences mean something. */
  abstract monotonic(): number;
  /** Calls back once, after the given time. A plan does not keep the process alive. */
  abstract after(delayMs: number, then: () => void): Cancel;
  /** Calls back once, after what came in from outside meanwhile was heard: to go on without holding anybody up. */
  abstract soon(then: () => void): Cancel;
}

/** Longer delays than this overflow Node's timers and fire at once. */
const longestDelayMs = 2 ** 31 - 1;

@Injectable()
export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }

  monotonic(): number {
    return performance.now();
  }

  after(delayMs: number, then: () => void): Cancel {
    const timer = setTimeout(then, Math.min(Math.max(delayMs, 0), longestDelayMs));
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  }

  soon(then: () => void): Cancel {
    const immediate = setImmediate(then);
    return () => {
      clearImmediate(immediate);
    };
  }
}
