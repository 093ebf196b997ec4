import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  model,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatMenuModule } from '@angular/material/menu';
import { Language } from '../../core/language';
import { Icon } from '../../ui/icon';
import { drawnLines, isSameRange, type LineRange, topLine } from '../../ui/line-window';
import {
  cardColumns,
  cardsBelow,
  columnNames,
  columnsByName,
  fittingColumns,
  tracksOf,
} from './columns';
import type { ListQuery, SortWord } from './list-query';
import type { Row } from './live-rows';
import { ProbeRow } from './probe-row';
import type { CellsById } from './row-cells';
import { rowAt, type RowPages } from './row-pages';
import { TablePlace } from './table-place';

/** The rows of the list: thousands of them, of which those on screen are drawn. */
@Component({
  selector: 'app-probe-table',
  imports: [Icon, MatCheckbox, MatMenuModule, ProbeRow],
  templateUrl: './probe-table.html',
  styleUrl: './probe-table.css',
})
export class ProbeTable {
  readonly total = input.required<number>();
  readonly pages = input.required<RowPages>();
  readonly cells = input.required<CellsById>();
  readonly query = input.required<ListQuery>();
  /** The ids of those that something is being done to. */
  readonly busy = input.required<ReadonlySet<string>>();
  readonly selected = model.required<ReadonlySet<string>>();
  /** Which rows are drawn. */
  readonly range = model.required<LineRange>();
  /** All that fit are to be selected, or none. */
  readonly allTicked = output<boolean>();
  readonly ordered = output<SortWord>();
  /** The list was scrolled, and this is its first row now, counted from 1. */
  readonly scrolledTo = output<number>();
  readonly enabledChange = output<{ row: Row; enabled: boolean }>();
  readonly edited = output<Row>();
  readonly duplicated = output<Row>();
  readonly checked = output<Row>();
  readonly deleted = output<Row>();

  protected readonly t = inject(Language).t;
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly body = viewChild.required<ElementRef<HTMLElement>>('body');
  private readonly ruler = viewChild.required<ElementRef<HTMLElement>>('ruler');
  protected readonly place = new TablePlace();
  /** The place of the row that Tab comes to. */
  protected readonly active = signal(0);

  protected readonly columnsByName = columnsByName;
  protected readonly cards = computed(() => this.place.width() < cardsBelow);
  protected readonly columns = computed(() =>
    this.cards() ? cardColumns : fittingColumns(columnNames, this.place.width()),
  );
  protected readonly tracks = computed(() => tracksOf(this.columns()));
  protected readonly lines = computed(() => {
    const { first, end } = this.range();
    return Array.from({ length: Math.min(end, this.total()) - first }, (_, offset) => {
      const index = first + offset;
      return { index, row: rowAt(this.pages(), index) };
    });
  });
  /** Tab comes to a row that is drawn, whichever it was before the list was scrolled. */
  protected readonly stop = computed(() => {
    const { first, end } = this.range();
    const active = this.active();
    return active >= first && active < end ? active : first;
  });

  constructor() {
    afterNextRender(() => {
      const elements = {
        scroller: this.scroller().nativeElement,
        body: this.body().nativeElement,
        ruler: this.ruler().nativeElement,
      };
      this.place.watch(elements, () => {
        this.see();
      });
      if (this.query().row > 1) this.scrollTo(this.query().row);
    });
    effect(() => {
      this.total();
      untracked(() => {
        this.see();
      });
    });
    inject(DestroyRef).onDestroy(() => {
      this.place.leave();
    });
  }

  /** @param row counted from 1 */
  scrollTo(row: number): void {
    this.place.scrollTo(row - 1);
    this.see();
  }

  protected ariaSort(sort: SortWord | undefined): 'ascending' | 'descending' | null {
    const query = this.query();
    if (sort === undefined || query.sort !== sort) return null;
    return query.descending ? 'descending' : 'ascending';
  }

  protected tick({ id }: Row, selected: boolean): void {
    const others = [...this.selected()].filter(other => other !== id);
    this.selected.set(new Set(selected ? [...others, id] : others));
  }

  private see(): void {
    const seen = this.place.seen();
    if (seen === undefined) return;
    const range = drawnLines(seen, this.total());
    if (!isSameRange(range, this.range())) this.range.set(range);
    const row = topLine(seen) + 1;
    if (row !== this.query().row) this.scrolledTo.emit(row);
  }
}
