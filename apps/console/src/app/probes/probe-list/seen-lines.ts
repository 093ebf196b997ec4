import { afterNextRender, computed, type Injector, type Signal, signal } from '@angular/core';
import { drawnLines, isSameRange, type LineRange } from '../../ui/line-window';
import type { GroupedLines } from './grouped-lines';
import type { TablePlace } from './table-place';

interface Shown {
  readonly place: TablePlace;
  readonly layout: Signal<GroupedLines>;
  /** How much at the top lies behind the head of a group, in pixels. */
  readonly covered: Signal<number>;
  /** The list was scrolled, and this is its first row now, counted from 1. */
  readonly scrolledTo: (row: number) => void;
}

/** Which lines of a long list are on screen, and the ways to bring others there. */
export class SeenLines {
  /** The lines that are drawn. */
  readonly range = signal<LineRange>({ first: 0, end: 30 }, { equal: isSameRange });
  /** The line at the top. */
  private readonly top = signal(0);
  /** Whether the list stands where it is to begin; before, its place says nothing. */
  private begun = false;
  /** The group whose rows stand at the top, when its own head does not. */
  readonly stuck = computed(() => {
    const [layout, top] = [this.shown.layout(), this.top()];
    return top > 0 || layout.at(0).kind === 'row' ? layout.groupAt(top) : layout.groupAt(0);
  });
  /** The rows that are drawn. */
  readonly rows = computed((): LineRange => {
    const { first, end } = this.range();
    const layout = this.shown.layout();
    return { first: layout.rowsBefore(first), end: layout.rowsBefore(end) };
  });

  constructor(private readonly shown: Shown) {}

  /** Goes to a row once the lines are drawn as tall as they are, unless it did. @param row counted from 1 */
  begin(row: () => number, injector: Injector): void {
    if (this.begun) return;
    afterNextRender(
      () => {
        // What becomes cards has other heights once it is drawn.
        if (!this.shown.place.measure()) {
          this.begin(row, injector);
          return;
        }
        this.begun = true;
        this.scrollTo(row());
      },
      { injector },
    );
  }

  /** Brings a row to the top. @param row counted from 1 */
  scrollTo(row: number): void {
    // To look where it stands would have the browser lay out the page at once.
    if (row === 1 && this.top() === 0) return;
    const offset = row === 1 ? 0 : this.offsetOf(row - 1) - this.shown.covered();
    this.shown.place.scrollTo(Math.max(0, offset));
    this.see();
  }

  /** Scrolls as little as brings a row on screen. @param index counted from 0 */
  reveal(index: number): void {
    this.shown.place.reveal(this.offsetOf(index), this.shown.covered());
    this.see();
  }

  /** Looks where the list stands. */
  see(): void {
    const seen = this.shown.place.seen();
    if (seen === undefined) return;
    const layout = this.shown.layout();
    this.range.set(drawnLines(seen, layout));
    const from = seen.visibleFrom - seen.top;
    this.top.set(layout.lineAt(from));
    // The first that is wholly on screen, but for a pixel.
    const first = layout.firstFrom(from - 1 + (from > 0 ? this.shown.covered() : 0));
    if (this.begun) this.shown.scrolledTo(layout.rowsBefore(first) + 1);
  }

  private offsetOf(row: number): number {
    const layout = this.shown.layout();
    return layout.offsetOf(layout.lineOf(row));
  }
}
