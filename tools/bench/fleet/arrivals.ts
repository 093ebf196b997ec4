/** What came to a target since it was told to forget. Times are in milliseconds since 1970. */
export interface Seen {
  readonly visits: number;
  /** Different probes, by their address. */
  readonly probes: number;
  /** When the first probe was seen, and when the last one was seen for the first time. */
  readonly firstAt?: number;
  readonly completeAt?: number;
  /** How far the time between two visits of one probe was off its period, in milliseconds. */
  readonly offBy: { readonly p50: number; readonly p99: number; readonly most: number };
}

const mostMs = 10_000;

/** Counts visits and how steady they come. */
export class Arrivals {
  private visits = 0;
  private readonly lastAt = new Map<string, number>();
  private seen = new Set<string>();
  private firstAt: number | undefined;
  private completeAt: number | undefined;
  /** How many were off by so many whole milliseconds; the last counts all that were further off. */
  private readonly off = new Uint32Array(mostMs + 1);
  private readonly periodMs: number;

  constructor(periodMs: number) {
    this.periodMs = periodMs;
  }

  visit(probe: string, at: number): void {
    this.visits += 1;
    this.firstAt ??= at;
    if (!this.seen.has(probe)) {
      this.seen.add(probe);
      this.completeAt = at;
    }
    const last = this.lastAt.get(probe);
    this.lastAt.set(probe, at);
    if (last === undefined) return;
    const off = Math.min(Math.abs(at - last - this.periodMs), mostMs);
    this.off[Math.round(off)] = (this.off[Math.round(off)] ?? 0) + 1;
  }

  /** Counts anew; of each probe it goes on knowing when it came last. */
  forget(): void {
    this.visits = 0;
    this.seen = new Set();
    this.firstAt = undefined;
    this.completeAt = undefined;
    this.off.fill(0);
  }

  tell(): Seen {
    const off = (share: number) => quantileOfCounts(this.off, share);
    return {
      visits: this.visits,
      probes: this.seen.size,
      ...(this.firstAt !== undefined && { firstAt: this.firstAt }),
      ...(this.completeAt !== undefined && { completeAt: this.completeAt }),
      offBy: { p50: off(0.5), p99: off(0.99), most: off(1) },
    };
  }
}

/** The least index up to which a share of all counts lies; 0 where nothing was counted. */
export function quantileOfCounts(counts: Uint32Array, share: number): number {
  const wanted = counts.reduce((sum, count) => sum + count, 0) * share;
  let sum = 0;
  for (const [index, count] of counts.entries()) {
    sum += count;
    if (sum >= wanted) return index;
  }
  return counts.length - 1;
}
