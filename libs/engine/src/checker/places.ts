/** Somebody who wants a place. */
interface Entrant {
  /** Called once, when there is a place: at once, or when others have left. */
  readonly enter: () => void;
}

/**
 * At most so many at once; whoever comes later waits in the order of coming. Without promises, for there are thousands a
 * second: see `Limiter` for what is awaited.
 */
export class Places {
  private inside = 0;
  private readonly waiting = new Set<Entrant>();

  constructor(private readonly most: number) {}

  get running(): number {
    return this.inside;
  }

  get queued(): number {
    return this.waiting.size;
  }

  /** Lets somebody in as soon as there is a place. Whoever came in leaves once. */
  admit(entrant: Entrant): void {
    if (this.inside >= this.most) {
      this.waiting.add(entrant);
      return;
    }
    this.inside += 1;
    entrant.enter();
  }

  /** Forgets somebody who waits. */
  giveUp(entrant: Entrant): void {
    this.waiting.delete(entrant);
  }

  /** Gives a place back: to the first who waits. */
  leave(): void {
    this.inside -= 1;
    if (this.waiting.size === 0) return;
    const [first] = this.waiting;
    if (first === undefined || this.inside >= this.most) return;
    this.waiting.delete(first);
    this.inside += 1;
    first.enter();
  }
}
