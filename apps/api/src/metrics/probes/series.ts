import type { Labels } from '../blackbox/families/catalogue.js';
import type { Sheet } from '../blackbox/families/columns.js';
import { labelsText } from '../blackbox/families/exposition.js';
import type { InfoFamily } from '../blackbox/families/info.js';

/** The samples of one kind, one for each probe: what is in its column, and what stands before the value. */
export interface Series {
  /** Takes over what the last check of the probe in this row shows. */
  keep(row: number, sheet: Sheet): void;
  clear(row: number): void;
  /** NaN where there is none. */
  valueAt(row: number): number;
  /** The end of the labels: `,phase="connect"} ` */
  tailAt(row: number): Buffer;
}

/** Numbers lie side by side, so that to write ten thousand of them is to read a memory from one end to the other. */
export class NumberSeries implements Series {
  private values = new Float64Array(0);
  private readonly tail: Buffer;

  constructor(
    private readonly place: number,
    labels: Labels,
  ) {
    this.tail = tailText(labels);
  }

  keep(row: number, { values }: Sheet): void {
    const value = values[this.place] ?? NaN;
    if (row >= this.values.length) {
      // Most columns are of other types than most probes.
      if (Number.isNaN(value)) return;
      this.grow(row);
    }
    this.values[row] = value;
  }

  clear(row: number): void {
    if (row < this.values.length) this.values[row] = NaN;
  }

  valueAt(row: number): number {
    return this.values[row] ?? NaN;
  }

  tailAt(): Buffer {
    return this.tail;
  }

  private grow(row: number): void {
    const larger = new Float64Array(Math.max(64, 2 ** Math.ceil(Math.log2(row + 1)))).fill(NaN);
    larger.set(this.values);
    this.values = larger;
  }
}

/** Where it keeps what it has written; a weak map for what comes and goes. */
interface Written<T> {
  get(subject: T): Buffer | undefined;
  set(subject: T, text: Buffer): unknown;
}

/** What it tells is in its labels, which are written once for each certificate or cipher. */
export class InfoSeries<T> implements Series {
  private readonly subjects: (T | undefined)[] = [];

  constructor(
    private readonly family: InfoFamily<T>,
    private readonly written: Written<T>,
  ) {}

  keep(row: number, sheet: Sheet): void {
    this.subjects[row] = this.family.subjectOf(sheet);
  }

  clear(row: number): void {
    this.subjects[row] = undefined;
  }

  valueAt(row: number): number {
    return this.subjects[row] === undefined ? NaN : 1;
  }

  tailAt(row: number): Buffer {
    const subject = this.subjects[row];
    if (subject === undefined) return noLabels;
    const text = this.written.get(subject) ?? tailText(this.family.labelsOf(subject));
    this.written.set(subject, text);
    return text;
  }
}

function tailText(labels: Labels): Buffer {
  const text = labelsText(labels);
  return Buffer.from(`${text === '' ? '' : `,${text}`}} `);
}

const noLabels = tailText({});
