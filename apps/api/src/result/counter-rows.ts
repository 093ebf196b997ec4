/** Some neighbouring counters of a larger array, from 0 to 65,535 each. */
export interface Row {
  readonly counters: Uint16Array;
  /** Where they begin. */
  readonly first: number;
}

const rowsAtOnce = 256;

/** Gives out rows of counters: arrays of their own take a thousand bytes a probe beside its counters. */
export class CounterRows {
  private readonly free: Row[] = [];

  /** @param size counters in a row */
  constructor(private readonly size: number) {}

  /** A row that nobody else has, all zero. */
  take(): Row {
    return this.free.pop() ?? this.grow();
  }

  /** @param row one that was taken, and that nobody looks at any more */
  giveBack(row: Row): void {
    row.counters.fill(0, row.first, row.first + this.size);
    this.free.push(row);
  }

  private grow(): Row {
    const counters = new Uint16Array(rowsAtOnce * this.size);
    for (let first = counters.length - this.size; first > 0; first -= this.size)
      this.free.push({ counters, first });
    return { counters, first: 0 };
  }
}
