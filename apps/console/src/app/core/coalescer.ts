/**
 * Collects what arrives and hands it on together, at most once in `everyMs`, so that a thousand messages a second
 * cost four renderings.
 */
export class Coalescer<T> {
  private waiting: T[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly handOn: (items: readonly T[]) => void,
    private readonly everyMs = 250,
  ) {}

  add(item: T): void {
    this.waiting.push(item);
    this.timer ??= setTimeout(() => {
      this.flush();
    }, this.everyMs);
  }

  /** Forgets what waits. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = [];
  }

  private flush(): void {
    const items = this.waiting;
    this.stop();
    this.handOn(items);
  }
}
