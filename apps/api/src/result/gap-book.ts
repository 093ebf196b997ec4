import type { Gap } from '@dialtone/history';
import { type MissReason, type Span, stepOf } from '@dialtone/model';

/** A gap as it stands, and how many of its runs are on record. */
interface Open {
  gap: Gap;
  recorded: number;
}

/** A run that was missed alone may be followed by another one at any distance, up to this. */
const longestStepMs = 3_600_000;

/** Gaps that wait to be written, beyond which they are joined although their moments are not evenly spaced. */
const mostWaiting = 50_000;

/**
 * Planned runs at which nobody looked, on their way to the record: what follows each other at even distances, for one
 * reason, is one row however long it goes on, also when others between them were looked at or missed for another reason.
 */
export class GapBook {
  /** The newest gap of each probe and reason that may go on. */
  private readonly open = new Map<number, Open[]>();
  private readonly waiting = new Set<Open>();

  get size(): number {
    return this.waiting.size;
  }

  add(probeId: number, reason: MissReason, span: Span): void {
    const ofProbe = this.open.get(probeId) ?? [];
    const before = ofProbe.find(({ gap }) => gap.reason === reason);
    const joined = before && this.joined(before.gap, span);
    if (before !== undefined && joined !== undefined) {
      before.gap = joined;
      this.waiting.add(before);
      return;
    }
    const opened = { gap: { probeId, reason, ...span }, recorded: 0 };
    this.open.set(probeId, [...ofProbe.filter(open => open !== before), opened]);
    this.waiting.add(opened);
  }

  /** The probe is removed; what waits of it is written all the same. */
  forget(probeId: number): void {
    this.open.delete(probeId);
  }

  /**
   * Those on record that did not go on when they would have are over. After a start each of ten thousand probes has one,
   * and it would stay until the next.
   */
  forgetOver(now: number): void {
    const isOver = (open: Open) => this.isOver(open, now);
    for (const [probeId, ofProbe] of this.open) {
      if (!ofProbe.some(isOver)) continue;
      const left = ofProbe.filter(open => !isOver(open));
      if (left.length > 0) this.open.set(probeId, left);
      else this.open.delete(probeId);
    }
  }

  /** Some that wait, as they stand; they are out of the book until they grow or are given back. */
  take(count: number): TakenGap[] {
    const taken: TakenGap[] = [];
    for (const open of this.waiting) {
      if (taken.length === count) break;
      taken.push({ open, gap: open.gap });
      this.waiting.delete(open);
    }
    return taken;
  }

  /** @returns how many runs of these are on record now that were not before */
  recorded(taken: readonly TakenGap[]): { reason: MissReason; runs: number }[] {
    return taken.map(({ open, gap }) => {
      const runs = gap.runs - open.recorded;
      open.recorded = gap.runs;
      return { reason: gap.reason, runs };
    });
  }

  /** The run behind the last one is said to be missed when the next one comes, at the latest. */
  private isOver(open: Open, now: number): boolean {
    const { gap, recorded } = open;
    const goesOnUntil = gap.lastAt + 2 * (stepOf(gap) ?? longestStepMs);
    return !this.waiting.has(open) && recorded === gap.runs && goesOnUntil < now;
  }

  private joined(gap: Gap, span: Span): Gap | undefined {
    if (span.firstAt <= gap.lastAt) return undefined;
    const distances = [stepOf(gap), span.firstAt - gap.lastAt, stepOf(span)];
    const even = new Set(distances.filter(distance => distance !== undefined)).size === 1;
    if (!even && this.waiting.size < mostWaiting) return undefined;
    return { ...gap, lastAt: span.lastAt, runs: gap.runs + span.runs };
  }
}

/** A gap that is being written, as it stood when that began. */
export interface TakenGap {
  readonly open: Open;
  readonly gap: Gap;
}
