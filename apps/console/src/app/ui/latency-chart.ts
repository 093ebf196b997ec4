import {
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import type uPlot from 'uplot';
import { Language, localeOf } from '../core/language';
import { latencyText } from '../core/number-text';
import { Theme } from '../core/theme';
import { clockText, momentText } from '../core/time-text';
import { series } from './latency-series';
import type { Look } from './strip';

/** The latency of the last looks over time; what was not up is a gap with a band behind it. */
@Component({
  selector: 'app-latency-chart',
  encapsulation: ViewEncapsulation.None,
  template: `<div #plot class="plot" role="img" [attr.aria-label]="label()"></div>
    <p class="at">{{ at() }}</p>`,
  styleUrl: './latency-chart.css',
})
export class LatencyChart {
  /** The newest first, as the API gives them. */
  readonly looks = input.required<readonly Look[]>();

  private readonly language = inject(Language);
  private readonly theme = inject(Theme);
  private readonly plot = viewChild.required<ElementRef<HTMLElement>>('plot');
  private readonly library = signal<typeof uPlot | undefined>(undefined);
  private readonly dark = signal(false);
  private readonly series = computed(() => series(this.looks()));
  /** What stands under the pointer. */
  protected readonly at = signal('');
  protected readonly label = computed(() => {
    const up = this.looks().filter(look => look.up);
    const latencies = up.map(({ latencyMs }) => latencyMs);
    return up.length === 0
      ? this.language.t('detail.noResults')
      : this.language.t('detail.chartAlt', {
          n: this.looks().length,
          least: latencyText(Math.min(...latencies)),
          most: latencyText(Math.max(...latencies)),
        });
  });

  constructor() {
    void import('uplot').then(({ default: library }) => {
      this.library.set(library);
    });
    this.followSystemTheme();
    let chart: uPlot | undefined;
    // The chart is drawn on a canvas: another theme or language needs it drawn anew.
    effect(onCleanup => {
      const library = this.library();
      this.theme.name();
      this.dark();
      const element = this.plot().nativeElement;
      if (library === undefined) return;
      const drawn = new library(this.options(element), [[], []], element);
      chart = drawn;
      const observer = new ResizeObserver(() => {
        drawn.setSize({ width: element.clientWidth, height: element.clientHeight });
      });
      observer.observe(element);
      onCleanup(() => {
        observer.disconnect();
        drawn.destroy();
        chart = undefined;
      });
    });
    effect(() => {
      const { times, latencies } = this.series();
      this.library();
      this.theme.name();
      this.dark();
      chart?.setData([times, latencies]);
    });
  }

  private options(element: HTMLElement): uPlot.Options {
    const colour = (token: string) => resolved(element, token);
    const font = '11px "Inter Variable", sans-serif';
    const axis: uPlot.Axis = {
      stroke: colour('--muted'),
      font,
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
    };
    const locale = localeOf[this.language.name()];
    const band = colour('--down-wash');
    const mark = colour('--down');
    return {
      width: element.clientWidth,
      height: element.clientHeight,
      padding: [8, 4, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      scales: { y: { range: (_, __, most) => [0, Math.max(most * 1.15, 1)] } },
      axes: [
        {
          ...axis,
          size: 28,
          grid: { show: false },
          values: (_, times, __, ___, step) => times.map(time => clock(time, step, locale)),
        },
        { ...axis, size: 58, values: (_, values) => values.map(value => tick(value)) },
      ],
      series: [
        {},
        {
          stroke: colour('--action'),
          width: 1.75,
          fill: resolvedWash(colour('--action')),
          points: { show: false },
          spanGaps: false,
        },
      ],
      hooks: {
        drawClear: [
          chart => {
            this.drawDowns(chart, band, mark);
          },
        ],
        setCursor: [
          ({ cursor }) => {
            this.tellAt(cursor.idx ?? undefined, locale);
          },
        ],
      },
    };
  }

  /** Bands from the middle before to the middle after each look that was not up. */
  private drawDowns(chart: uPlot, band: string, mark: string): void {
    const { ctx, bbox } = chart;
    ctx.save();
    for (const [from, to] of this.series().downs) {
      const left = Math.max(bbox.left, chart.valToPos(from, 'x', true));
      const right = Math.min(bbox.left + bbox.width, chart.valToPos(to, 'x', true));
      const width = Math.max(2, right - left);
      ctx.fillStyle = band;
      ctx.fillRect(left, bbox.top, width, bbox.height);
      ctx.fillStyle = mark;
      ctx.fillRect(
        left,
        bbox.top + bbox.height - 3 * devicePixelRatio,
        width,
        3 * devicePixelRatio,
      );
    }
    ctx.restore();
  }

  private tellAt(index: number | undefined, locale: string): void {
    const look = index === undefined ? undefined : this.looks().at(-1 - index);
    this.at.set(
      look === undefined
        ? ''
        : `${momentText(new Date(look.startedAt), locale)} · ${look.up ? latencyText(look.latencyMs) : `${this.language.t('state.DOWN')} · ${look.message ?? ''}`}`,
    );
  }

  private followSystemTheme(): void {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => {
      this.dark.set(query.matches);
    };
    follow();
    query.addEventListener('change', follow);
    inject(DestroyRef).onDestroy(() => {
      query.removeEventListener('change', follow);
    });
  }
}

/** What a token means here and now: a canvas does not read `var()` or `light-dark()`. */
function resolved(element: HTMLElement, token: string): string {
  element.style.color = `var(${token})`;
  const { color } = getComputedStyle(element);
  element.style.removeProperty('color');
  return color;
}

const resolvedWash = (colour: string): string => colour.replace(/^rgb\((.*)\)$/u, 'rgba($1, 0.08)');

/** With seconds where the marks of the axis stand less than a minute apart. */
const clock = (seconds: number, step: number, locale: string): string =>
  clockText(new Date(seconds * 1000), locale, {
    hour: '2-digit',
    minute: '2-digit',
    ...(step < 60 && { second: '2-digit' }),
  });

const tick = (ms: number): string => (ms >= 1000 ? `${ms / 1000} s` : `${ms} ms`);
