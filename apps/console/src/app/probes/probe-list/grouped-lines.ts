import type { LinePlaces } from '../../ui/line-window';

/** Probes that stand together, and how many there are in each state. */
export interface Group {
  /** `null` of those that belong to none. */
  readonly application: string | null;
  readonly total: number;
  readonly down: number;
  readonly degraded: number;
}

/** A line of the list: a row by its place among the rows, or the head of a group. */
export type Line =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'group'; readonly group: Group };

/** In pixels. */
export interface LineHeights {
  readonly row: number;
  readonly head: number;
}

/** The lines of a list: its rows, and before the first of each group a head; all rows alike when there are no groups. */
export class GroupedLines implements LinePlaces {
  /** The line at which each group's head stands. */
  private readonly heads: readonly number[];

  constructor(
    private readonly groups: readonly Group[],
    private readonly rows: number,
    private readonly heights: LineHeights,
  ) {
    let line = 0;
    this.heads = groups.map(({ total }) => {
      const head = line;
      line += total + 1;
      return head;
    });
  }

  get count(): number {
    return this.rows + this.groups.length;
  }

  get height(): number {
    return this.offsetOf(this.count);
  }

  /** Where a line begins, in pixels. */
  offsetOf(line: number): number {
    const rows = this.rowsBefore(line);
    return rows * this.heights.row + (line - rows) * this.heights.head;
  }

  firstFrom(offset: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.offsetOf(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  lineAt(offset: number): number {
    const line = this.firstFrom(offset);
    return this.offsetOf(line) > offset ? Math.max(0, line - 1) : line;
  }

  at(line: number): Line {
    const place = this.placeOf(line);
    const group = this.groups[place];
    return group !== undefined && this.heads[place] === line
      ? { kind: 'group', group }
      : { kind: 'row', index: line - place - 1 };
  }

  /** The group in which a line stands; undefined when there are no groups. */
  groupAt(line: number): Group | undefined {
    return this.groups[this.placeOf(line)];
  }

  /** How many rows stand before a line. */
  rowsBefore(line: number): number {
    const heads = this.placeOf(line - 1) + 1;
    return Math.max(0, line - heads);
  }

  /** The line of a row. */
  lineOf(row: number): number {
    let before = 0;
    let heads = 0;
    for (const { total } of this.groups) {
      heads += 1;
      if (row < before + total) break;
      before += total;
    }
    return row + heads;
  }

  /** The place of the last group whose head is not behind a line; -1 when there is none. */
  private placeOf(line: number): number {
    let [low, high] = [0, this.heads.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.heads[middle] ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
