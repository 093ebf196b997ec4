import { lineEnd, type Page } from './blocks/page.js';

/** Upper bounds, in seconds. */
const bounds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * A histogram of durations, as prom-client has it, for what comes with each check: there one more takes a microsecond, for it
 * has labels to look for.
 */
export class Durations {
  readonly type = 'histogram';
  readonly name: string;
  readonly help: string;
  /** By bucket, not added up; the last is for what is beyond all bounds. */
  private readonly counts = bounds.map(() => 0).concat(0);
  private sum = 0;
  private readonly heading: Buffer;
  /** Each line up to its number. */
  private readonly lines: readonly Buffer[];

  constructor({ name, help }: { readonly name: string; readonly help: string }) {
    this.name = name;
    this.help = help;
    this.heading = Buffer.from(`# HELP ${name} ${help}\n# TYPE ${name} histogram\n`);
    const buckets = [...bounds, '+Inf'].map(bound => `${name}_bucket{le="${bound}"} `);
    this.lines = [...buckets, `${name}_sum `, `${name}_count `].map(line => Buffer.from(line));
  }

  add(seconds: number): void {
    let bucket = 0;
    while (seconds > (bounds[bucket] ?? Infinity)) bucket += 1;
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.sum += seconds;
  }

  write(page: Page): void {
    let upTo = 0;
    const numbers = this.counts.map(count => (upTo += count));
    page.put(this.heading);
    for (const [index, number] of [...numbers, this.sum, upTo].entries()) {
      page.put(this.lines[index] ?? lineEnd);
      page.putNumber(number);
      page.put(lineEnd);
    }
  }
}
