import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Language } from '../../core/language';
import { OpenWindows } from '../../maintenance/open-windows';
import { Icon } from '../../ui/icon';
import { keepFocus } from '../../ui/keep-focus';
import { type LineRange, linesBeyond } from '../../ui/line-window';
import {
  cardColumns,
  cardsBelow,
  type ColumnName,
  columnNames,
  columnsByName,
  fittingColumns,
  tracksOf,
} from './columns';
import { gridKey } from './grid-key';
import { GroupHead } from './group-head';
import { type Group, GroupedLines, type LineHeights } from './grouped-lines';
import type { ListQuery } from './list-query';
import type { Row } from './live-rows';
import { ProbeRow } from './probe-row';
import type { CellsById } from './row-cells';
import { type RowAction, RowMenu } from './row-menu';
import { rowAt, type RowPages } from './row-pages';
import { SeenLines } from './seen-lines';
import type { SortWord } from './sort-words';
import { TablePlace } from './table-place';

/** The head of a group above cards, in pixels; in a table it is as tall as a row. */
const cardHead = 44;

/** Rows from one place of the list to another, both of them too, that are to be selected or not. */
export interface Ticked {
  readonly from: number;
  readonly to: number;
  readonly selected: boolean;
}

/** The rows of the list: thousands of them, of which those on screen are drawn. */
@Component({
  selector: 'app-probe-table',
  imports: [GroupHead, Icon, ProbeRow, RowMenu],
  templateUrl: './probe-table.html',
  styleUrl: './probe-table.css',
})
export class ProbeTable {
  readonly total = input.required<number>();
  readonly groups = input<readonly Group[]>([]);
  readonly pages = input.required<RowPages>();
  readonly cells = input.required<CellsById>();
  readonly query = input.required<ListQuery>();
  /** The columns that were chosen; those for which there is room when none were. */
  readonly chosen = input<readonly ColumnName[] | undefined>();
  /** The ids of those that something is being done to. */
  readonly busy = input.required<ReadonlySet<string>>();
  readonly selected = input.required<ReadonlySet<string>>();
  /** Which rows are drawn. */
  readonly rangeChange = output<LineRange>();
  /** All that fit are to be selected, or none. */
  readonly allTicked = output<boolean>();
  readonly ticked = output<Ticked>();
  readonly ordered = output<SortWord>();
  /** The list was scrolled, and this is its first row now, counted from 1. */
  readonly scrolledTo = output<number>();
  readonly enabledChange = output<{ row: Row; enabled: boolean }>();
  readonly acted = output<{ row: Row; action: RowAction }>();

  protected readonly t = inject(Language).t;
  protected readonly windows = inject(OpenWindows);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly body = viewChild.required<ElementRef<HTMLElement>>('body');
  private readonly ruler = viewChild.required<ElementRef<HTMLElement>>('ruler');
  protected readonly place = new TablePlace();
  /** The place of the row that keys mean, and that Tab comes to. */
  private readonly current = signal(0);
  /** Where the last tick was set, from which Shift goes on. */
  private anchor = 0;

  protected readonly columnsByName = columnsByName;
  protected readonly cards = computed(() => this.place.width() < cardsBelow);
  protected readonly columns = computed(() => {
    if (this.cards()) return cardColumns;
    return this.chosen() ?? fittingColumns(columnNames, this.place.width());
  });
  protected readonly tracks = computed(() => tracksOf(this.columns()));
  /** By itself, for each row looks at it: else all were bound anew at each letter that is typed. */
  protected readonly grouped = computed(() => this.query().grouped);
  protected readonly heights = computed((): LineHeights => {
    const row = this.place.lineHeight();
    return { row, head: this.cards() ? cardHead : row };
  });
  protected readonly layout = computed(
    () => new GroupedLines(this.groups(), this.total(), this.heights()),
  );
  protected readonly allSelected = computed(
    () => this.total() > 0 && this.selected().size >= this.total(),
  );
  protected readonly someSelected = computed(() => this.selected().size > 0 && !this.allSelected());
  private readonly measured = signal(false);
  protected readonly seen = new SeenLines({
    ...{ place: this.place, layout: this.layout },
    covered: computed(() => (this.groups().length > 0 ? this.heights().head : 0)),
    scrolledTo: row => {
      this.scrolledTo.emit(row);
    },
  });
  protected readonly lines = computed(() => {
    const [layout, pages] = [this.layout(), this.pages()];
    const { first, end } = this.seen.range();
    return Array.from({ length: Math.max(0, Math.min(end, layout.count) - first) }, (_, offset) => {
      const line = layout.at(first + offset);
      return line.kind === 'group'
        ? {
            ...line,
            row: undefined,
            line: first + offset,
            key: `group ${line.group.application ?? ''}`,
          }
        : withRow(line.index, rowAt(pages, line.index), first + offset);
    });
  });
  /** Tab comes to a row that is drawn, whichever it was before the list was scrolled. */
  protected readonly stop = computed(() => {
    const { first, end } = this.seen.rows();
    const current = this.current();
    return current >= first && current < end ? current : first;
  });

  constructor() {
    afterNextRender(() => {
      const elements = {
        scroller: this.scroller().nativeElement,
        body: this.body().nativeElement,
        ruler: this.ruler().nativeElement,
      };
      this.place.watch(elements, () => {
        this.seen.see();
      });
      this.measured.set(true);
    });
    effect(() => {
      const isWhole = !this.grouped() || this.groups().length > 0;
      if (this.measured() && isWhole)
        untracked(() => {
          this.seen.begin(() => this.query().row, this.injector);
        });
    });
    effect(() => {
      this.layout();
      untracked(() => {
        this.seen.see();
      });
    });
    keepFocus(this.element.nativeElement, this.lines);
    effect(() => {
      const rows = this.seen.rows();
      untracked(() => {
        this.rangeChange.emit(rows);
      });
    });
    inject(DestroyRef).onDestroy(() => {
      this.place.leave();
    });
  }

  /** @param row counted from 1 */
  scrollTo(row: number): void {
    this.seen.scrollTo(row);
  }

  /** The row that keys mean; undefined while it is not loaded. */
  currentRow(): Row | undefined {
    return rowAt(this.pages(), this.stop());
  }

  /** Goes some rows on or back, with the focus. */
  step(by: number): void {
    // The first key of all comes to the row at which Tab would.
    const from = this.hasFocus() ? this.stop() + by : this.stop();
    this.goTo(from);
  }

  goTo(row: number): void {
    const to = Math.min(Math.max(row, 0), this.total() - 1);
    if (to < 0) return;
    this.current.set(to);
    this.seen.reveal(to);
    afterNextRender(
      () => {
        const drawn = this.element.nativeElement.querySelector(`[data-row="${to}"]`);
        if (drawn instanceof HTMLElement) drawn.focus({ preventScroll: true });
      },
      { injector: this.injector },
    );
  }

  /** Sets or takes away the tick of the row that keys mean; with a range, of all from the last tick on. */
  toggleCurrent(reach: 'row' | 'range'): void {
    const row = this.currentRow();
    if (row !== undefined)
      this.tick(this.stop(), { selected: !this.selected().has(row.id), reach });
  }

  /** The box shows what is selected, and changes only with it. */
  protected tickAll(box: HTMLInputElement): void {
    const selected = box.checked;
    box.checked = this.allSelected();
    box.indeterminate = this.someSelected();
    this.allTicked.emit(selected);
  }

  protected tick(
    index: number,
    { selected, reach }: { selected: boolean; reach: 'row' | 'range' },
  ) {
    const other = reach === 'range' ? this.anchor : index;
    this.anchor = index;
    this.current.set(index);
    this.ticked.emit({ from: Math.min(index, other), to: Math.max(index, other), selected });
  }

  protected focusRow(index: number): void {
    this.current.set(index);
  }

  protected ariaSort(sort: SortWord | undefined): 'ascending' | 'descending' | null {
    const query = this.query();
    if (sort === undefined || query.sort !== sort) return null;
    return query.descending ? 'descending' : 'ascending';
  }

  /** The keys of a grid, where a row itself has the focus. */
  protected obeyKey(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined) return;
    const { first, end } = this.seen.rows();
    // Two rows of a page stay in sight.
    const page = end - first - 2 * linesBeyond - 2;
    const meant = gridKey(event, { page, last: this.total() - 1 });
    if (meant === undefined) return;
    event.preventDefault();
    if ('by' in meant) this.step(meant.by);
    else if ('to' in meant) this.goTo(meant.to);
    else if ('tick' in meant) this.toggleCurrent(meant.tick);
    else this.open(this.currentRow());
  }

  private open(row: Row | undefined): void {
    if (row !== undefined) void this.router.navigate(['/probes', row.id]);
  }

  private hasFocus(): boolean {
    return this.body().nativeElement.contains(document.activeElement);
  }
}

const withRow = (index: number, row: Row | undefined, line: number) => ({
  kind: 'row' as const,
  ...{ index, row, line },
  key: row?.id ?? `row ${index}`,
});
