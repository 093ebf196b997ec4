import {
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { type Cell, joined, lookOf } from './availability-cells';

/** What a cell takes with its gap, in CSS pixels. */
const cellPx = 7;

/**
 * The cells of a window, the oldest first: each as high in the colour of a state as that state's share of its runs.
 * Pointed at, or walked over with the arrow keys, a cell says what it holds; chosen, it asks to be looked into.
 */
@Component({
  selector: 'app-availability-bar',
  template: `@for (cell of shown(); track cell.fromMs) {
      <span
        class="cell"
        [attr.data-kind]="cell.kind"
        [class.current]="$index === at()"
        [style.--d]="cell.down + '%'"
        [style.--g]="cell.degraded + '%'"
        [style.--s]="cell.seen + '%'"
      ></span>
    }
    @if (pointed()) {
      <span
        class="tip"
        aria-hidden="true"
        [style.inset-inline-start.%]="place()"
        [style.--x]="-place() + '%'"
        >{{ text() }}</span
      >
    }`,
  styleUrl: './availability-bar.css',
  host: {
    role: 'slider',
    tabindex: '0',
    'aria-valuemin': '0',
    '[attr.aria-label]': 'label()',
    '[attr.aria-valuemax]': 'shown().length - 1',
    '[attr.aria-valuenow]': 'at()',
    '[attr.aria-valuetext]': 'text()',
    '(pointermove)': 'point($event)',
    '(pointerleave)': 'pointed.set(false)',
    '(focus)': 'pointed.set(true)',
    '(blur)': 'pointed.set(false)',
    '(keydown)': 'walk($event)',
    '(click)': 'choose()',
  },
})
export class AvailabilityBar {
  readonly cells = input.required<readonly Cell[]>();
  readonly label = input.required<string>();
  /** What a cell holds, in words. */
  readonly words = input.required<(cell: Cell) => string>();
  readonly chosen = output<Cell>();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly width = signal(Infinity);
  protected readonly pointed = signal(false);
  private readonly fitting = computed(() =>
    joined(this.cells(), Math.max(12, Math.floor(this.width() / cellPx))),
  );
  protected readonly shown = computed(() =>
    this.fitting().map(cell => ({ ...cell, ...lookOf(cell), whole: cell })),
  );
  /** Which cell is told of: the newest, until another is pointed at. */
  protected readonly at = linkedSignal(() => this.shown().length - 1);
  protected readonly text = computed(() => {
    const cell = this.fitting()[this.at()];
    return cell === undefined ? '' : this.words()(cell);
  });
  /** Where it stands, in percent of the width. */
  protected readonly place = computed(() => (100 * (this.at() + 0.5)) / this.shown().length);

  constructor() {
    if (typeof ResizeObserver !== 'function') return;
    const observer = new ResizeObserver(([entry]) => {
      this.width.set(entry?.contentRect.width ?? Infinity);
    });
    observer.observe(this.element.nativeElement);
    inject(DestroyRef).onDestroy(() => {
      observer.disconnect();
    });
  }

  protected point({ clientX }: PointerEvent): void {
    const { left, width } = this.element.nativeElement.getBoundingClientRect();
    this.go(Math.floor(((clientX - left) / width) * this.shown().length));
    this.pointed.set(true);
  }

  protected walk(event: KeyboardEvent): void {
    const last = this.shown().length - 1;
    const places: Readonly<Record<string, number>> = {
      ArrowLeft: this.at() - 1,
      ArrowRight: this.at() + 1,
      Home: 0,
      End: last,
    };
    const place = places[event.key];
    if (place !== undefined) this.go(place);
    else if (event.key === 'Enter' || event.key === ' ') this.choose();
    else return;
    event.preventDefault();
  }

  protected choose(): void {
    const cell = this.fitting()[this.at()];
    if (cell !== undefined) this.chosen.emit(cell);
  }

  private go(place: number): void {
    this.at.set(Math.min(Math.max(place, 0), this.shown().length - 1));
  }
}
