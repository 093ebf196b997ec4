/** Gives a place back. Safe to call again. */
export type Leave = () => void;

interface Waiting {
  readonly enter: (leave: Leave) => void;
}

/** At most so many at once; whoever comes later waits in the order of coming. */
export class Limiter {
  private inside = 0;
  private readonly waiting = new Set<Waiting>();

  constructor(private readonly most: number) {}

  get running(): number {
    return this.inside;
  }

  get queued(): number {
    return this.waiting.size;
  }

  /** Waits for a place. Rejects with the signal's reason when it is aborted before there is one. */
  async enter(signal: AbortSignal): Promise<Leave> {
    signal.throwIfAborted();
    if (this.inside < this.most) return this.take();
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        enter: leave => {
          signal.removeEventListener('abort', giveUp);
          resolve(leave);
        },
      };
      const giveUp = (): void => {
        this.waiting.delete(waiting);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.add(waiting);
    });
  }

  private take(): Leave {
    this.inside += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.inside -= 1;
      this.admitNext();
    };
  }

  private admitNext(): void {
    const [first] = this.waiting;
    if (first === undefined || this.inside >= this.most) return;
    this.waiting.delete(first);
    first.enter(this.take());
  }
}
