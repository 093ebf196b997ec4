import type { Clock } from '../clock.js';

/** A wall clock that leaves the steady one by more than this has jumped. */
const jumpMs = 1000;

/** Sees the wall clock jump: set by hand or by a time server, or gone on while the machine slept. */
export class WallWatch {
  private wall: number;
  private steady: number;

  constructor(private readonly clock: Clock) {
    this.wall = clock.now();
    this.steady = clock.monotonic();
  }

  /** By how many milliseconds the clock jumped since the last look; undefined when it did not. */
  jump(): number | undefined {
    const [wall, steady] = [this.clock.now(), this.clock.monotonic()];
    const jump = wall - this.wall - (steady - this.steady);
    [this.wall, this.steady] = [wall, steady];
    return Math.abs(jump) > jumpMs ? jump : undefined;
  }
}
