import { ById, grown } from '@dialtone/model';
import type { ResultTuple } from '../batch.js';
import type { EndingCode } from '../ending-code.js';
import { addCheck, type CheckSeen, countInto } from './check-seen.js';
import { noCounts, type RollupCounts, type RollupRow } from './rollup-row.js';

/** There is no earlier one. */
const none = -1;
/** The code of the ending is below. */
const askedBit = 4;

/**
 * The checks of one minute as they came, each with the one before it of the same probe. They are in a few arrays for all
 * probes: lists for each would take five times as much, outlive what is made for a batch, and be garbage a minute later.
 */
export class MinuteLog {
  private readonly newest = new ById<number>();
  private length = 0;
  private before = new Int32Array(64);
  private kinds = new Uint8Array(64);
  private latenciesUs = new Float64Array(64);
  /** Where the phases of each end, and those of the next begin. */
  private phaseEnds = new Uint32Array(64);
  private phases = Buffer.allocUnsafeSlow(1024);

  add([probeId, , ending, asked, latencyUs, , , , phases]: ResultTuple): void {
    if (this.length === this.kinds.length) this.grow();
    const at = this.length;
    this.before[at] = this.newestOf(probeId);
    this.kinds[at] = ending + asked * askedBit;
    this.latenciesUs[at] = latencyUs;
    this.phaseEnds[at] = this.write(phases ?? '', this.phaseStart(at));
    this.newest.set(probeId, at);
    this.length += 1;
  }

  /** In ascending order, nearly always: see `ById`. */
  probeIds(): number[] {
    return [...this.newest.keys()];
  }

  /** Adds what the checks of a probe came to. */
  addTo(row: RollupRow, probeId: number): void {
    for (let at = this.newestOf(probeId); at !== none; at = this.oneBefore(at))
      addCheck(row, this.seen(at));
  }

  countsOf(probeId: number): RollupCounts {
    const counts = noCounts();
    for (let at = this.newestOf(probeId); at !== none; at = this.oneBefore(at))
      countInto(counts, this.ending(at), this.asked(at));
    return counts;
  }

  /** To be used for the next minute: the lists keep their room. */
  clear(): void {
    this.newest.clear();
    this.length = 0;
  }

  private newestOf(probeId: number): number {
    return this.newest.get(probeId) ?? none;
  }

  private oneBefore(at: number): number {
    return this.before[at] ?? none;
  }

  private seen(at: number): CheckSeen {
    return {
      ending: this.ending(at),
      asked: this.asked(at),
      latencyUs: this.latenciesUs[at] ?? 0,
      phases: this.phases,
      from: this.phaseStart(at),
      until: this.phaseEnds[at] ?? 0,
    };
  }

  private ending(at: number): EndingCode {
    return ((this.kinds[at] ?? 0) % askedBit) as EndingCode;
  }

  private asked(at: number): 0 | 1 {
    return (this.kinds[at] ?? 0) < askedBit ? 0 : 1;
  }

  private phaseStart(at: number): number {
    return at === 0 ? 0 : (this.phaseEnds[at - 1] ?? 0);
  }

  /** @returns the end of what was written */
  private write(text: string, from: number): number {
    if (from + text.length > this.phases.length)
      this.phases = grown(this.phases, Buffer.allocUnsafeSlow((from + text.length) * 2));
    return from + this.phases.write(text, from, 'latin1');
  }

  private grow(): void {
    const length = this.length * 2;
    this.before = grown(this.before, new Int32Array(length));
    this.kinds = grown(this.kinds, new Uint8Array(length));
    this.latenciesUs = grown(this.latenciesUs, new Float64Array(length));
    this.phaseEnds = grown(this.phaseEnds, new Uint32Array(length));
  }
}
