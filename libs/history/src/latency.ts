import { type PhaseName, phaseNames } from '@dialtone/model';
import { LatencyHistogram } from './latency-histogram.js';
import { olderHistogram } from './older-histogram.js';
import { ByteReader, ByteWriter } from './varint.js';

/** With the phases as bits these are the first byte. Older rows have neither of them. */
const [packed, asMany] = [64, 128];

/** One for all: what it wrote is taken within the call, and ten thousand rows in a row would make as many. */
const writer = new ByteWriter();

/** How long the checks of some time took: as a whole, and each phase that was reached. */
export class LatencyProfile {
  readonly whole = new LatencyHistogram();
  /** Those that were reached; after `clear` also others, with nothing in them. */
  readonly phases = new Map<PhaseName, LatencyHistogram>();

  phase(name: PhaseName): LatencyHistogram {
    const known = this.phases.get(name);
    if (known !== undefined) return known;
    const histogram = new LatencyHistogram();
    this.phases.set(name, histogram);
    return histogram;
  }

  merge(other: LatencyProfile): void {
    this.whole.merge(other.whole);
    for (const [name, histogram] of other.phases)
      if (histogram.count > 0) this.phase(name).merge(histogram);
  }

  /**
   * Which phases there are, the whole, and each of them in order, with its count where some checks did not reach all of
   * them; nothing at all of no checks.
   */
  toBytes(): Uint8Array {
    const { count } = this.whole;
    if (count === 0) return new Uint8Array();
    const alike = this.reachedByAll();
    writer.byte(packed + this.bits() + (alike ? asMany : 0));
    writer.number(count);
    this.whole.write(writer);
    for (const name of phaseNames) {
      const phase = this.phases.get(name);
      if (phase === undefined || phase.count === 0) continue;
      if (!alike) writer.number(phase.count);
      phase.write(writer);
    }
    return writer.take();
  }

  /** To be used for the next: what it is made of is kept. */
  clear(): void {
    this.whole.clear();
    for (const histogram of this.phases.values()) histogram.clear();
  }

  /**
   * Adds what was written of other checks.
   * @throws RangeError when the bytes are cut off
   */
  take(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const reader = new ByteReader(bytes);
    const bits = reader.byte();
    const isPacked = (bits & packed) !== 0;
    const count = takeWhole(this.whole, reader, isPacked);
    phaseNames.forEach((name, place) => {
      if ((bits & (1 << place)) === 0) return;
      if (isPacked) this.phase(name).take(reader, (bits & asMany) === 0 ? reader.number() : count);
      else this.phase(name).merge(olderHistogram(reader));
    });
  }

  /** The phases that there are. */
  private bits(): number {
    let bits = 0;
    for (const [name, { count }] of this.phases)
      if (count > 0) bits += 1 << phaseNames.indexOf(name);
    return bits;
  }

  private reachedByAll(): boolean {
    for (const { count } of this.phases.values())
      if (count > 0 && count !== this.whole.count) return false;
    return true;
  }
}

/**
 * Adds the whole alone of what was written, for whoever reads very many: the phases are most of the bytes.
 * @throws RangeError when the bytes are cut off
 */
export function addWhole(to: LatencyHistogram, bytes: Uint8Array): void {
  if (bytes.length === 0) return;
  const reader = new ByteReader(bytes);
  takeWhole(to, reader, (reader.byte() & packed) !== 0);
}

/** @returns how many durations there were; of an older row, which counts each histogram by itself, 0 */
function takeWhole(to: LatencyHistogram, reader: ByteReader, isPacked: boolean): number {
  if (!isPacked) {
    to.merge(olderHistogram(reader));
    return 0;
  }
  const count = reader.number();
  to.take(reader, count);
  return count;
}
