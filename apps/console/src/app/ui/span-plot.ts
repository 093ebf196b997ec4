import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import type uPlot from 'uplot';
import { Language, localeOf } from '../core/language';
import { viewerZone } from '../core/viewer-zone';
import { CanvasColours, colourAt } from './canvas-colours';
import type { PlotBand, PlotLine, PlotMark, PlotSpan } from './plot';
import { drawBands, drawMarks } from './plot-bands';
import { latencyTick, timeTicks } from './plot-ticks';

/** Latencies over a span of time. A part of it can be drawn over with the pointer, and is asked for then. */
@Component({
  selector: 'app-span-plot',
  encapsulation: ViewEncapsulation.None,
  template: `<div #plot class="plot" role="img" [attr.aria-label]="label()"></div>`,
  styleUrl: './span-plot.css',
})
export class SpanPlot {
  readonly span = input.required<PlotSpan>();
  /** Milliseconds since 1970, ascending. */
  readonly times = input.required<readonly number[]>();
  /** Drawn in this order, one over the other. */
  readonly lines = input.required<readonly PlotLine[]>();
  readonly bands = input.required<readonly PlotBand[]>();
  readonly marks = input.required<readonly PlotMark[]>();
  readonly label = input.required<string>();
  /** The part that was drawn over. */
  readonly brushed = output<PlotSpan>();
  /** Which of the times stands under the pointer. */
  readonly pointed = output<number | undefined>();

  private readonly language = inject(Language);
  private readonly colours = inject(CanvasColours);
  private readonly plot = viewChild.required<ElementRef<HTMLElement>>('plot');
  private readonly uplot = signal<typeof uPlot | undefined>(undefined);
  /** Another number or look of lines needs a chart of its own; other values do not. */
  private readonly shape = computed(() =>
    JSON.stringify(this.lines().map(({ values: _, ...look }) => look)),
  );

  constructor() {
    void import('uplot').then(({ default: uplot }) => {
      this.uplot.set(uplot);
    });
    const chart = signal<uPlot | undefined>(undefined);
    effect(onCleanup => {
      const uplot = this.uplot();
      this.colours.look();
      this.language.name();
      viewerZone();
      this.shape();
      const element = this.plot().nativeElement;
      if (uplot === undefined) return;
      const drawn = untracked(() => new uplot(this.options(element, uplot), this.data(), element));
      chart.set(drawn);
      const observer = new ResizeObserver(() => {
        drawn.setSize({ width: element.clientWidth, height: element.clientHeight });
      });
      observer.observe(element);
      onCleanup(() => {
        observer.disconnect();
        drawn.destroy();
        chart.set(undefined);
      });
    });
    effect(() => {
      const data = this.data();
      this.span();
      this.bands();
      this.marks();
      chart()?.setData(data);
    });
  }

  private data(): uPlot.AlignedData {
    return [
      this.times().map(time => time / 1000),
      ...this.lines().map(({ values }) => [...values]),
    ];
  }

  private options(element: HTMLElement, uplot: typeof uPlot): uPlot.Options {
    const colour = (token: string) => colourAt(element, token);
    const locale = localeOf[this.language.name()];
    const axis: uPlot.Axis = {
      stroke: colour('--muted'),
      font: '11px "Inter Variable", sans-serif',
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
    };
    const tokens = ['down', 'degraded', 'paused', 'maintenance', 'unknown'] as const;
    const ofKind = Object.fromEntries(tokens.map(kind => [kind, colour(`--${kind}`)]));
    const ofMarks = { edit: colour('--text'), event: colour('--link') };
    return {
      width: element.clientWidth,
      height: element.clientHeight,
      tzDate: seconds => uplot.tzDate(new Date(seconds * 1000), viewerZone()),
      padding: [14, 6, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        drag: { x: true, y: false, setScale: false },
        points: { size: 6 },
      },
      scales: {
        x: {
          range: () => {
            const { fromMs, untilMs } = this.span();
            return [fromMs / 1000, untilMs / 1000];
          },
        },
        y: { range: (_, __, most) => [0, Math.max((most || 0) * 1.12, 1)] },
      },
      axes: [
        {
          ...axis,
          size: 30,
          grid: { show: false },
          space: 76,
          values: (_, times, __, ___, step) => timeTicks(times, step, locale),
        },
        { ...axis, size: 58, values: (_, values) => values.map(latencyTick) },
      ],
      series: [{}, ...this.lines().map(line => seriesOf(line, colour(line.token)))],
      hooks: {
        drawClear: [
          drawn => {
            drawBands(drawn, this.bands(), kind => ofKind[kind] ?? '');
          },
        ],
        draw: [
          drawn => {
            drawMarks(drawn, this.marks(), ofMarks);
          },
        ],
        setCursor: [
          ({ cursor }) => {
            this.pointed.emit(cursor.idx ?? undefined);
          },
        ],
        setSelect: [
          drawn => {
            this.tellBrushed(drawn);
          },
        ],
      },
    };
  }

  private tellBrushed(drawn: uPlot): void {
    const { left, width } = drawn.select;
    // A click that trembled is no part of anything.
    if (width < 6) return;
    const [fromMs, untilMs] = [left, left + width].map(at => drawn.posToVal(at, 'x') * 1000);
    drawn.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    if (fromMs !== undefined && untilMs !== undefined) this.brushed.emit({ fromMs, untilMs });
  }
}

const seriesOf = ({ width, filled }: PlotLine, colour: string): uPlot.Series => ({
  stroke: colour,
  width,
  ...(filled && { fill: colour }),
  points: {
    show: !filled,
    size: 5,
    fill: colour,
    // A line needs two points: what stands alone would not be seen.
    filter: (drawn, index) => alone(drawn.data[index] ?? []),
  },
  spanGaps: false,
});

/** Where a value has none on either side. */
export const alone = (values: ArrayLike<number | null | undefined>): number[] =>
  Array.from(values).flatMap((value, index) =>
    value != null && values[index - 1] == null && values[index + 1] == null ? [index] : [],
  );
