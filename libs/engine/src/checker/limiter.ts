import { Places } from './places.js';

/** Gives a place back. Safe to call again. */
export type Leave = () => void;

/** The same as `Places` for those who await theirs, and may give up meanwhile. */
export class Limiter {
  private readonly places: Places;

  constructor(most: number) {
    this.places = new Places(most);
  }

  get running(): number {
    return this.places.running;
  }

  get queued(): number {
    return this.places.queued;
  }

  /** Waits for a place. Rejects with the signal's reason when it is aborted before there is one. */
  async enter(signal: AbortSignal): Promise<Leave> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.places.giveUp(entrant);
        reject(signal.reason as Error);
      };
      const entrant = {
        enter: (): void => {
          signal.removeEventListener('abort', giveUp);
          resolve(this.leaveOnce());
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.places.admit(entrant);
    });
  }

  private leaveOnce(): Leave {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.places.leave();
    };
  }
}
