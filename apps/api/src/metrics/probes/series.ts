import type { Labels } from '../blackbox/families/catalogue.js';
import type { Sheet } from '../blackbox/families/columns.js';
import { labelsText } from '../blackbox/families/exposition.js';
import type { InfoFamily } from '../blackbox/families/info.js';
import { Keepings } from '../blocks/keeping.js';

/** The samples of one kind, one for each probe: what is in its column, and what stands before the value. */
export interface Series {
  /** Takes over what the last check of the probe in this row shows. */
  keep(row: number, sheet: Sheet): void;
  clear(row: number): void;
  /** NaN where there is none. */
  valueAt(row: number): number;
  /** The end of the labels: `,phase="connect"} ` */
  tailAt(row: number): Buffer;
  /** How many rows have a sample. */
  readonly samples: number;
  /** What is packed of it; a row that is labelled anew is to be told to it. */
  readonly keepings: Keepings;
}

/** Numbers lie side by side, so that to write ten thousand of them is to read a memory from one end to the other. */
export class NumberSeries implements Series {
  readonly keepings = new Keepings();
  samples = 0;
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
    this.set(row, value);
  }

  clear(row: number): void {
    if (row < this.values.length) this.set(row, NaN);
  }

  valueAt(row: number): number {
    return this.values[row] ?? NaN;
  }

  tailAt(): Buffer {
    return this.tail;
  }

  private set(row: number, value: number): void {
    const before = this.values[row] ?? NaN;
    if (value === before) return;
    const [had, has] = [!Number.isNaN(before), !Number.isNaN(value)];
    if (!had && !has) return;
    this.values[row] = value;
    this.samples += Number(has) - Number(had);
    this.keepings.change(row);
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
  readonly keepings = new Keepings();
  samples = 0;
  private readonly subjects: (T | undefined)[] = [];

  constructor(
    private readonly family: InfoFamily<T>,
    private readonly written: Written<T>,
  ) {}

  keep(row: number, sheet: Sheet): void {
    this.set(row, this.family.subjectOf(sheet));
  }

  clear(row: number): void {
    this.set(row, undefined);
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

  private set(row: number, subject: T | undefined): void {
    const before = this.subjects[row];
    if (subject === before) return;
    this.subjects[row] = subject;
    this.samples += Number(subject !== undefined) - Number(before !== undefined);
    this.keepings.change(row);
  }
}

function tailText(labels: Labels): Buffer {
  const text = labelsText(labels);
  return Buffer.from(`${text === '' ? '' : `,${text}`}} `);
}

const noLabels = tailText({});
