import type { Result, Target } from '@dialtone/model';
import type { Clock } from '../clock.js';
import type { Places } from './places.js';
import type { Drop, Looker } from './looker.js';

/** Looks at targets that are on nobody's file, in the same places as all others. */
export class Trials {
  private readonly underWay = new Map<Drop, Promise<unknown>>();

  constructor(
    private readonly places: Places,
    private readonly looker: Looker,
    private readonly clock: Clock,
  ) {}

  /** @returns what was seen, or undefined when it was dropped meanwhile */
  async try(target: Target, timeoutMs: number): Promise<Result | undefined> {
    const { promise, resolve } = Promise.withResolvers<Result | undefined>();
    let dropLook: Drop | undefined;
    const enter = (): void => {
      const startedAt = new Date(this.clock.now());
      dropLook = this.looker.look({ target, timeoutMs }, outcome => {
        this.places.leave();
        resolve({ probeId: 0, startedAt, outcome });
      });
    };
    const trial = { enter };
    const drop: Drop = why => {
      if (dropLook === undefined) this.places.giveUp(trial);
      else {
        dropLook(why);
        this.places.leave();
      }
      resolve(undefined);
    };
    this.underWay.set(drop, promise);
    this.places.admit(trial);
    try {
      return await promise;
    } finally {
      this.underWay.delete(drop);
    }
  }

  drop(why: string): void {
    for (const drop of this.underWay.keys()) drop(why);
  }

  /** Once all of them have ended. */
  async over(): Promise<void> {
    await Promise.all(this.underWay.values());
  }
}
