import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Language } from '../core/language';
import { latencyText } from '../core/number-text';
import { Theme } from '../core/theme';
import type { Standing } from '../ui/standing';
import { StateShape } from '../ui/state-shape';
import type { Fleet } from './fleet';
import { FleetStore } from './fleet-store';
import { cellAt, type Layout, layOut, pitches, stepped } from './heat-layout';
import { HeatPainter } from './heat-painter';

/** All probes as cells on a canvas: found by the eye, the pointer or the arrow keys, opened by a click or Enter. */
@Component({
  selector: 'app-heat-map',
  imports: [StateShape],
  templateUrl: './heat-map.html',
  styleUrl: './heat-map.css',
})
export class HeatMap {
  readonly fleet = input.required<Fleet>();
  readonly by = input<'application' | 'name'>('name');
  /** What it should not be higher than, in CSS pixels. */
  readonly height = input(380);
  /** The most that a cell may measure with its gap, in CSS pixels. */
  readonly most = input<number>(pitches.most);
  /** The id of a probe to be opened. */
  readonly opened = output<string>();

  private readonly store = inject(FleetStore);
  private readonly theme = inject(Theme);
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly tn = this.language.tn;
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly painter = new HeatPainter();
  private readonly width = signal(0);
  private readonly groups = computed(() => this.fleet().ordered(this.by()));
  protected readonly layout = computed<Layout>(() =>
    layOut(this.groups(), { width: this.width(), height: this.height(), most: this.most() }),
  );
  protected readonly blocks = computed(() =>
    this.by() === 'application' ? this.layout().blocks : [],
  );
  /** The index of the cell that is looked at, in the order of reading. */
  protected readonly current = signal<number | undefined>(undefined);
  private readonly changes = signal(0);
  protected readonly frame = computed(() => {
    const [layout, index] = [this.layout(), this.current()];
    if (index === undefined || index >= layout.order.length) return undefined;
    const [left, top] = [layout.x[index] ?? 0, layout.y[index] ?? 0];
    return { left, top, size: layout.pitch - layout.gap, after: left > this.width() / 2 };
  });
  protected readonly cell = computed(() => {
    this.changes();
    const place = this.layout().order[this.current() ?? -1];
    return place === undefined ? undefined : this.fleet().at(place);
  });
  protected readonly told = computed(() => {
    const cell = this.cell();
    if (cell === undefined) return '';
    return [cell.name, this.word(cell.standing), this.tookText(), cell.application]
      .filter(Boolean)
      .join(', ');
  });

  constructor() {
    const media = matchMedia('(prefers-color-scheme: dark)');
    const repaint = (): void => {
      this.paintAll();
    };
    afterNextRender(() => {
      const watch = new ResizeObserver(() => {
        this.width.set(this.box().nativeElement.clientWidth);
      });
      watch.observe(this.box().nativeElement);
      this.width.set(this.box().nativeElement.clientWidth);
      release.onDestroy(() => {
        watch.disconnect();
      });
    });
    media.addEventListener('change', repaint);
    this.store.onChange(places => {
      this.changes.update(count => count + 1);
      this.painter.mark(places);
    });
    effect(() => {
      this.theme.name();
      this.layout();
      untracked(repaint);
    });
    const release = inject(DestroyRef);
    release.onDestroy(() => {
      media.removeEventListener('change', repaint);
      this.store.onChange(() => undefined);
      this.painter.stop();
    });
  }

  protected word(standing: Standing): string {
    return this.t(`state.${standing}`);
  }

  protected tookText(): string {
    const { latencyMs, medianMs } = this.cell() ?? {};
    if (latencyMs === undefined) return '';
    const took = latencyText(latencyMs);
    if (medianMs === undefined) return took;
    return this.t('overview.map.took', { took, usual: latencyText(medianMs) });
  }

  protected look(event: PointerEvent): void {
    if (event.pointerType === 'mouse') this.current.set(this.indexAt(event));
  }

  /** A finger hides what it points at: it looks first, and opens what it touches again. */
  protected press(event: PointerEvent): void {
    const index = this.indexAt(event);
    if (index === undefined) return;
    if (event.pointerType !== 'mouse' && index !== this.current()) this.current.set(index);
    else this.open(index);
  }

  protected obeyKey(event: KeyboardEvent): void {
    const index = this.current() ?? -1;
    if (event.key === 'Enter') {
      if (index >= 0) this.open(index);
      return;
    }
    const next =
      index < 0 && event.key.startsWith('Arrow')
        ? 0
        : stepped(this.layout(), Math.max(index, 0), event.key);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.current.set(next);
  }

  protected leave(): void {
    if (document.activeElement !== this.box().nativeElement) this.current.set(undefined);
  }

  protected blur(): void {
    this.current.set(undefined);
  }

  private open(index: number): void {
    const place = this.layout().order[index];
    if (place !== undefined) this.opened.emit(this.fleet().at(place).id);
  }

  private indexAt(event: PointerEvent): number | undefined {
    const { left, top } = this.canvas().nativeElement.getBoundingClientRect();
    return cellAt(this.layout(), event.clientX - left, event.clientY - top);
  }

  private paintAll(): void {
    if (this.width() > 0)
      this.painter.begin(this.canvas().nativeElement, {
        fleet: this.fleet(),
        layout: this.layout(),
      });
  }
}
