import { endingCodes, type FinishedEnding, endingOf } from '@dialtone/history';
import { ById, grown } from '@dialtone/model';

/** A check with no more than a strip shows of it. */
export interface Look {
  readonly ending: FinishedEnding;
  readonly latencyMs: number;
}

/** The checks of one probe that are kept. */
export const ringLength = 50;

/**
 * The newest checks of many probes, in a few arrays for all of them: five bytes a check, 2.5 MB for ten thousand probes.
 * Objects would take ten times as much, and the garbage collector's time with it.
 */
export class GlanceRings {
  private readonly places = new ById<number>();
  private readonly free: number[] = [];
  private latencies = new Float32Array(0);
  private endings = new Uint8Array(0);
  /** How many were ever put into each ring. */
  private counts = new Uint32Array(0);
  /** When the first and the last of them started, in milliseconds since 1970. */
  private firsts = new Float64Array(0);
  private lasts = new Float64Array(0);

  add(probeId: number, startedAt: number, look: Look): void {
    const place = this.places.get(probeId) ?? this.take(probeId);
    if (this.counts[place] === 0) this.firsts[place] = startedAt;
    this.lasts[place] = startedAt;
    this.put(place, look);
  }

  /** Newest first. */
  of(probeId: number): Look[] {
    const place = this.places.get(probeId);
    if (place === undefined) return [];
    const count = this.counts[place] ?? 0;
    return Array.from({ length: Math.min(count, ringLength) }, (_, back) => {
      const at = place * ringLength + ((count - 1 - back) % ringLength);
      return {
        ending: endingOf(this.endings[at] ?? endingCodes.internal),
        latencyMs: this.latencies[at] ?? 0,
      };
    });
  }

  isFull(probeId: number): boolean {
    const place = this.places.get(probeId);
    return place !== undefined && (this.counts[place] ?? 0) >= ringLength;
  }

  /** When the newest started; undefined when there is none. */
  newestAt(probeId: number): number | undefined {
    const place = this.places.get(probeId);
    return place === undefined ? undefined : this.lasts[place];
  }

  /** Puts those that started before all that the ring holds behind them. @param earlier newest first */
  complete(probeId: number, earlier: readonly (Look & { readonly startedAt: number })[]): void {
    const place = this.places.get(probeId);
    const first = place === undefined ? Infinity : (this.firsts[place] ?? Infinity);
    const older = earlier.filter(({ startedAt }) => startedAt < first);
    const [newest] = older;
    if (newest === undefined) return;
    const whole = [...this.of(probeId), ...older].slice(0, ringLength).reverse();
    const taken = place ?? this.take(probeId);
    if (place === undefined) this.lasts[taken] = newest.startedAt;
    this.firsts[taken] = older.at(-1)?.startedAt ?? newest.startedAt;
    this.counts[taken] = 0;
    for (const look of whole) this.put(taken, look);
  }

  forget(probeId: number): void {
    const place = this.places.get(probeId);
    if (place === undefined) return;
    this.places.delete(probeId);
    this.counts[place] = 0;
    this.free.push(place);
  }

  private put(place: number, { latencyMs, ending }: Look): void {
    const count = this.counts[place] ?? 0;
    const at = place * ringLength + (count % ringLength);
    this.latencies[at] = latencyMs;
    this.endings[at] = endingCodes[ending];
    this.counts[place] = count + 1;
  }

  private take(probeId: number): number {
    const place = this.free.pop() ?? this.places.size;
    this.places.set(probeId, place);
    if (place >= this.counts.length) this.grow(64 + Math.ceil(place * 1.25));
    return place;
  }

  private grow(places: number): void {
    this.latencies = grown(this.latencies, new Float32Array(places * ringLength));
    this.endings = grown(this.endings, new Uint8Array(places * ringLength));
    this.counts = grown(this.counts, new Uint32Array(places));
    this.firsts = grown(this.firsts, new Float64Array(places));
    this.lasts = grown(this.lasts, new Float64Array(places));
  }
}
