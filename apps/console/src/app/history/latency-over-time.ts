import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Commands } from '../core/commands';
import { Language, localeOf } from '../core/language';
import { Now } from '../core/now';
import { ErrorMessage } from '../ui/error-message';
import { Icon } from '../ui/icon';
import type { BandKind, PlotMark, PlotSpan } from '../ui/plot';
import { SpanPlot } from '../ui/span-plot';
import { AnnotationList } from './annotation-list';
import { Annotator } from './annotator';
import {
  type ChartSpan,
  type ChartWindow,
  chartWindowNamed,
  chartWindowNames,
  held,
  moved,
  queryOf,
  scaled,
  spanOf,
  stepMinutesOf,
} from './chart-span';
import { announced, phaseFigures, quantileFigures, within } from './chart-figures';
import { ChartTable } from './chart-table';
import { EditWords } from './edit-words';
import { HistoryApi } from './history-api';
import {
  bandsOfRuns,
  bandsOfTransitions,
  gridOf,
  phasesIn,
  phasesOf,
  quantilesOf,
} from './over-time';
import { spanInWords } from './span-words';

const bandKinds = ['down', 'degraded', 'paused', 'maintenance', 'unknown'] as const;

/** How long checks took over a time that one can move about in, and what happened meanwhile. */
@Component({
  selector: 'app-latency-over-time',
  imports: [AnnotationList, ChartTable, ErrorMessage, Icon, MatIconButton, RouterLink, SpanPlot],
  templateUrl: './latency-over-time.html',
  styleUrl: './latency-over-time.css',
})
export class LatencyOverTime {
  readonly probeId = input.required<string>();
  readonly application = input.required<string | null>();
  /** As the url has them: see `SpanQuery`. */
  readonly window = input<string>();
  readonly from = input<string>();
  readonly until = input<string>();
  /** Changes with each change of state or edit: then it is read again at once. */
  readonly since = input.required<string | null>();

  private readonly api = inject(HistoryApi);
  private readonly annotator = inject(Annotator);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly now = inject(Now);
  private readonly editWords = inject(EditWords);
  protected readonly t = this.language.t;

  private readonly marking = viewChild.required<unknown, ElementRef<HTMLElement>>('marking', {
    read: ElementRef,
  });

  protected readonly windowNames = chartWindowNames;
  protected readonly chosen = computed(() =>
    this.span().live ? chartWindowNamed(this.window()) : undefined,
  );
  /** Follows the time in whole steps, so that a chart that ends now is read again when there is more to see. */
  protected readonly span = computed<ChartSpan>(
    () => {
      const query = { window: this.window(), from: this.from(), until: this.until() };
      return spanOf(query, this.beat());
    },
    { equal: (one, other) => one.fromMs === other.fromMs && one.untilMs === other.untilMs },
  );
  private readonly beat = computed(() => {
    const query = { window: this.window(), from: this.from(), until: this.until() };
    const stepMs = stepMinutesOf(spanOf(query, untracked(this.now.ms))) * 60_000;
    const everyMs = Math.min(Math.max(stepMs / 4, 15_000), 300_000);
    return Math.ceil(this.now.ms() / everyMs) * everyMs;
  });

  protected readonly asked = resource({
    params: () => ({ id: this.probeId(), span: this.span(), since: this.since() }),
    loader: async ({ params: { id, span }, abortSignal }) => ({
      ...{ id, span },
      answer: await this.api.overTime(id, span, abortSignal),
    }),
  });
  /** The last answer stays on screen while the next is on its way. */
  private readonly shown = linkedSignal<Asked | undefined, Asked | undefined>({
    source: () => (this.asked.hasValue() ? this.asked.value() : undefined),
    computation: (asked, previous) => {
      const before: Asked | undefined = previous?.value;
      return asked ?? (before?.id === this.probeId() ? before : undefined);
    },
  });
  protected readonly answer = computed(() => this.shown()?.answer);
  protected readonly plotSpan = computed<PlotSpan>(() => this.shown()?.span ?? this.span());
  protected readonly grid = computed(() => {
    const answer = this.answer();
    return answer && gridOf(answer.series);
  });

  protected readonly mode = signal<'quantiles' | 'phases'>('quantiles');
  protected readonly phases = computed(() => {
    const grid = this.grid();
    return grid === undefined ? [] : phasesIn(grid);
  });
  protected readonly lines = computed(() => {
    const grid = this.grid();
    if (grid === undefined) return [];
    return this.mode() === 'phases' ? phasesOf(grid, this.phases()) : quantilesOf(grid);
  });
  protected readonly bands = computed(() => {
    const [answer, grid] = [this.answer(), this.grid()];
    if (answer === undefined || grid === undefined) return [];
    const { fromMs, untilMs } = this.plotSpan();
    return [...bandsOfRuns(grid), ...bandsOfTransitions(answer.transitions.items, untilMs)].filter(
      band => band.untilMs > fromMs && band.fromMs < untilMs,
    );
  });
  protected readonly bandKinds = computed(() =>
    bandKinds.filter(kind => this.bands().some(band => band.kind === kind)),
  );
  protected readonly edits = computed(() => this.answer()?.probeChanges.items ?? []);
  /** What happened outside, such as deployments; the oldest first, as on the chart. */
  protected readonly events = computed(() => (this.answer()?.annotations ?? []).toReversed());
  protected readonly marks = computed<readonly PlotMark[]>(() => [
    ...this.edits().map(({ at }) => ({ at: Date.parse(at), kind: 'edit' as const })),
    ...this.events().map(({ at }) => ({ at: Date.parse(at), kind: 'event' as const })),
  ]);

  protected readonly title = computed(() =>
    spanInWords(this.span(), localeOf[this.language.name()]),
  );
  protected readonly pointed = signal<number | undefined>(undefined);
  private readonly point = computed(() => this.grid()?.points[this.pointed() ?? -1]);
  /** What stands under the pointer; else what the whole time came to. */
  protected readonly figures = computed(() =>
    this.mode() === 'phases'
      ? phaseFigures(this.phases(), this.point(), this.t)
      : quantileFigures(this.point(), this.answer()?.latency.latency ?? null),
  );
  protected readonly note = computed(() => {
    const [grid, at] = [this.grid(), this.pointedAt()];
    const { tn } = this.language;
    if (grid === undefined || at === undefined)
      return tn('chart.checks', this.answer()?.latency.latency?.count ?? 0);
    const step = { fromMs: at, untilMs: at + grid.stepMs };
    return [
      spanInWords(step, localeOf[this.language.name()]),
      tn('chart.checks', this.point()?.latency?.count ?? 0),
      ...announced(step, this.point(), this.answer()?.maintenanceOpenings ?? []).map(
        title => `${this.bandWord('maintenance')}: ${title}`,
      ),
      ...within(step, this.edits()).map(edit => this.editWords.headline(edit)),
      ...within(step, this.events()).map(event => event.title),
    ].join(' · ');
  });
  /** Where the step under the pointer begins, in milliseconds since 1970. */
  private readonly pointedAt = computed(() => this.grid()?.times[this.pointed() ?? -1]);
  protected readonly label = computed(() =>
    this.t('chart.alt', {
      span: this.title(),
      figures: this.figures()
        .map(({ name, text }) => `${name} ${text}`)
        .join(', '),
    }),
  );
  /** The table is drawn when somebody wants it. */
  protected readonly opened = signal(false);
  protected readonly atEnd = computed(() => this.span().untilMs >= this.now.ms());

  constructor() {
    effect(() => {
      this.span();
      this.pointed.set(undefined);
    });
    inject(Commands).offer(() => [
      {
        id: 'probe.annotate',
        group: 'here',
        words: this.t('annotation.new'),
        keys: 'm',
        run: () => void this.annotate(),
      },
    ]);
  }

  protected async annotate(): Promise<void> {
    const probe = { id: this.probeId(), application: this.application() };
    // With the key, the pointer may stand where it happened.
    if (await this.annotator.tell(probe, this.pointedAt())) this.asked.reload();
  }

  /** An event is gone, and what had the focus in its line. */
  protected goOnWithout(): void {
    this.asked.reload();
    this.marking().nativeElement.focus();
  }

  protected wordOf(name: ChartWindow): string {
    return name === 'HOUR' ? this.t('chart.window.HOUR') : this.t(`history.window.${name}`);
  }

  protected bandWord(kind: BandKind): string {
    return this.t(`chart.band.${kind}`);
  }

  protected zoom(by: number): void {
    this.go(scaled(this.span(), by, this.now.ms()));
  }

  protected move(part: number): void {
    this.go(moved(this.span(), part, this.now.ms()));
  }

  protected show(span: PlotSpan): void {
    this.go(held(span, this.now.ms()));
  }

  protected tableSpan(): { since: string; before: string } {
    const { from, until } = queryOf(this.span());
    return { since: from, before: until };
  }

  private go(span: ChartSpan): void {
    void this.router.navigate([], {
      queryParams: queryOf(span),
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}

interface Asked {
  readonly id: string;
  readonly span: ChartSpan;
  readonly answer: Awaited<ReturnType<HistoryApi['overTime']>>;
}
