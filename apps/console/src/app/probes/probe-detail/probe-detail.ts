import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenuModule } from '@angular/material/menu';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { Coalescer } from '../../core/coalescer';
import {
  CheckFinishedDocument,
  ProbeChangedDocument,
  type ProbeWholeFragment,
  type ResultPartsFragment,
} from '../../core/gql/graphql';
import { Language } from '../../core/language';
import { Live } from '../../core/live';
import { Now } from '../../core/now';
import { latencyText, percentText } from '../../core/number-text';
import { Pulse } from '../../core/pulse';
import { relativeText } from '../../core/time-text';
import { ResultTable } from '../../results/result-table';
import { confirmed } from '../../ui/confirm';
import { ErrorMessage } from '../../ui/error-message';
import { Icon } from '../../ui/icon';
import { LatencyChart } from '../../ui/latency-chart';
import { RelativeTime } from '../../ui/relative-time';
import { StatePill } from '../../ui/state-pill';
import { Strip } from '../../ui/strip';
import { Toast } from '../../ui/toast';
import { Waterfall } from '../../ui/waterfall';
import { FormOpener } from '../form-opener';
import { ProbesApi } from '../probes-api';
import { merged } from './merged';
import { settingsOf } from './settings';

/** How many results the page begins with, and how many each further step brings. */
const atOnce = 120;
/** How many stand in the table at first; the chart and the strip use them all. */
const tableStep = 20;
/** What a page that stays open for days may hold. */
const most = 2000;

@Component({
  selector: 'app-probe-detail',
  imports: [
    ErrorMessage,
    Icon,
    LatencyChart,
    MatButton,
    MatIconButton,
    MatMenuModule,
    RelativeTime,
    ResultTable,
    RouterLink,
    StatePill,
    Strip,
    Waterfall,
  ],
  templateUrl: './probe-detail.html',
  styleUrl: './probe-detail.css',
})
export class ProbeDetail {
  private readonly api = inject(ProbesApi);
  private readonly live = inject(Live);
  private readonly pulse = inject(Pulse);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly toast = inject(Toast);
  private readonly form = inject(FormOpener);
  private readonly language = inject(Language);
  private readonly now = inject(Now);
  protected readonly t = this.language.t;

  /** Bound from the path of the url. */
  readonly id = input.required<string>();

  protected readonly asked = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.api.byId(params, abortSignal),
  });
  protected readonly history = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.api.results(params, atOnce, undefined, abortSignal),
  });

  /** The last answer, kept while the next is on its way; `null` when there is no such probe. */
  protected readonly probe = linkedSignal<
    { id: string; answer: ProbeWholeFragment | null | undefined },
    ProbeWholeFragment | null | undefined
  >({
    source: () => ({
      id: this.id(),
      answer: this.asked.hasValue() ? this.asked.value() : undefined,
    }),
    computation: ({ id, answer }, previous) =>
      answer === undefined && previous?.source.id === id ? previous.value : answer,
  });
  /** The newest first. */
  protected readonly results = linkedSignal<
    { id: string; answer: readonly ResultPartsFragment[] | undefined },
    readonly ResultPartsFragment[]
  >({
    source: () => ({
      id: this.id(),
      answer: this.history.hasValue() ? this.history.value() : undefined,
    }),
    computation: ({ id, answer }, previous) =>
      merged(previous?.source.id === id ? previous.value : [], answer ?? [], most),
  });
  protected readonly rowsShown = linkedSignal({
    source: this.id,
    computation: () => tableStep,
  });
  protected readonly shown = computed(() => this.results().slice(0, this.rowsShown()));
  private readonly exhausted = linkedSignal({ source: this.id, computation: () => false });
  protected readonly hasOlder = computed(
    () =>
      this.rowsShown() < this.results().length ||
      (!this.exhausted() && this.results().length >= atOnce),
  );

  protected readonly busy = signal<'checking' | 'switching' | undefined>(undefined);
  protected readonly last = computed(() => this.results()[0]);
  protected readonly settings = computed(() => {
    const probe = this.probe();
    return probe ? settingsOf(probe, this.t) : [];
  });
  protected readonly why = computed(() => {
    const probe = this.probe();
    if (!probe) return undefined;
    const { state, stateReason } = probe;
    if (state !== 'DOWN' && state !== 'DEGRADED' && state !== 'INVALID') return undefined;
    const message = stateReason ?? this.last()?.message;
    return message ? { title: this.t(`detail.why.${state}`), message, state } : undefined;
  });
  /** `GET https://… · 30s · next in 11 s · timeout 10 s` */
  protected readonly subtitle = computed(() => {
    const probe = this.probe();
    if (!probe) return '';
    const method = probe.target?.__typename === 'HttpTarget' ? probe.target.method : probe.type;
    const next =
      probe.nextRunAt === null
        ? undefined
        : this.t('detail.next', { when: this.fromNow(probe.nextRunAt) });
    const timeout = this.t('detail.timeout', { timeout: latencyText(probe.timeoutMs) });
    return [[method, probe.address].filter(Boolean).join(' '), probe.cron, next, timeout]
      .filter(Boolean)
      .join(' · ');
  });
  protected readonly success = computed(() => {
    const rate = this.probe()?.successRate ?? undefined;
    return rate === undefined ? this.t('unknown') : percentText(rate);
  });
  protected readonly lastLatency = computed(() => {
    const last = this.last();
    return last === undefined ? '–' : latencyText(last.latencyMs);
  });

  constructor() {
    const title = inject(Title);
    effect(() => {
      title.setTitle(`${this.probe()?.name ?? this.t('frame.probes')} · Dialtone`);
    });
    this.followLive();
  }

  protected refresh(): void {
    this.asked.reload();
    this.history.reload();
  }

  protected async checkNow(): Promise<void> {
    this.busy.set('checking');
    try {
      const result = await this.api.checkNow(this.id());
      this.results.update(results => merged(results, [result], most));
      this.asked.reload();
    } catch (error) {
      this.toast.sayFailure(error);
    } finally {
      this.busy.set(undefined);
    }
  }

  protected async setEnabled(enabled: boolean): Promise<void> {
    this.busy.set('switching');
    try {
      await this.api.setEnabled([this.id()], enabled);
      this.asked.reload();
    } catch (error) {
      this.toast.sayFailure(error);
    } finally {
      this.busy.set(undefined);
    }
  }

  protected async edit(): Promise<void> {
    const saved = await this.form.edit(this.id());
    if (saved !== undefined) this.probe.set(saved);
  }

  protected async duplicate(): Promise<void> {
    const saved = await this.form.duplicate(this.id());
    if (saved !== undefined) await this.router.navigate(['/probes', saved.id]);
  }

  protected async delete(): Promise<void> {
    const name = this.probe()?.name ?? '';
    const question = {
      title: this.language.tn('delete.title', 1),
      text: this.language.tn('delete.text', 1),
      names: [name],
      yes: this.t('action.delete'),
    };
    if (!(await confirmed(this.dialog, question))) return;
    try {
      await this.api.delete([this.id()]);
      this.toast.say(this.language.tn('delete.done', 1));
      await this.router.navigate(['/probes']);
    } catch (error) {
      this.toast.sayFailure(error);
    }
  }

  protected async showOlder(): Promise<void> {
    const oldest = this.results().at(-1);
    const room = this.results().length - this.rowsShown();
    this.rowsShown.update(count => count + tableStep);
    if (room >= tableStep || oldest === undefined || this.exhausted()) return;
    try {
      const older = await this.api.results(this.id(), atOnce, oldest.startedAt);
      this.exhausted.set(older.length < atOnce);
      this.results.update(results => merged(results, older, most));
    } catch (error) {
      this.toast.sayFailure(error);
    }
  }

  private fromNow(at: string): string {
    return relativeText(
      Date.parse(at),
      Math.min(this.now.ms(), Date.parse(at)),
      this.language.name(),
    );
  }

  private followLive(): void {
    const finished = new Coalescer<ResultPartsFragment>(results => {
      this.results.update(known => merged(known, results, most));
    });
    // The next run and the success rate move with each check, and are not said live.
    const stale = new Coalescer<undefined>(() => this.asked.reload(), 1500);
    effect(onCleanup => {
      const id = this.id();
      const stops = [
        this.live.subscribe(CheckFinishedDocument, { probeIds: [id] }, ({ checkFinished }) => {
          this.pulse.count(1);
          finished.add(checkFinished);
          stale.add(undefined);
        }),
        this.live.subscribe(ProbeChangedDocument, {}, ({ probeChanged }) => {
          if (probeChanged.id !== id) return;
          const { probe } = probeChanged;
          this.probe.update(known => (probe === null || !known ? null : { ...known, ...probe }));
          if (probe !== null) stale.add(undefined);
        }),
      ];
      onCleanup(() => {
        for (const stop of stops) stop();
        finished.stop();
        stale.stop();
      });
    });
    effect(() => {
      if (this.live.healed() > 0)
        untracked(() => {
          this.refresh();
        });
    });
    inject(DestroyRef).onDestroy(() => {
      finished.stop();
      stale.stop();
    });
  }
}
