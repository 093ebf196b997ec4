import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenuModule } from '@angular/material/menu';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { Commands } from '../../core/commands';
import { Language } from '../../core/language';
import { Now } from '../../core/now';
import { latencyText, percentText } from '../../core/number-text';
import { relativeText } from '../../core/time-text';
import { CopyCurl } from '../../evidence/copy-curl';
import { Failures } from '../../evidence/failures';
import { AvailabilityCard } from '../../history/availability-card';
import { EditCard } from '../../history/edit-card';
import { LatencyOverTime } from '../../history/latency-over-time';
import { TransitionCard } from '../../history/transition-card';
import { ExpectationTable } from '../../results/expectation-table';
import { stateOf } from '../../results/result-state';
import { ResultBrowser } from '../../results/result-browser';
import { OpenWindows } from '../../maintenance/open-windows';
import { AnnouncedNote } from '../../ui/announced-note';
import { confirmed } from '../../ui/confirm';
import { Countdown } from '../../ui/countdown';
import { ErrorMessage } from '../../ui/error-message';
import { Icon } from '../../ui/icon';
import { RelativeTime } from '../../ui/relative-time';
import { StatePill } from '../../ui/state-pill';
import { Strip } from '../../ui/strip';
import { TagLinks } from '../../ui/tag-links';
import { Toast } from '../../ui/toast';
import { Waterfall } from '../../ui/waterfall';
import { FormOpener } from '../form-opener';
import { ProbesApi } from '../probes-api';
import { probeCommands } from './probe-commands';
import { CheckNow } from './check-now';
import { LiveCheck } from './live-check';
import { ProbeRecord } from './probe-record';
import { ScheduleCard } from './schedule-card';
import { SettingsList } from './settings-list';

@Component({
  selector: 'app-probe-detail',
  imports: [
    AnnouncedNote,
    AvailabilityCard,
    CopyCurl,
    Countdown,
    EditCard,
    ErrorMessage,
    ExpectationTable,
    Failures,
    Icon,
    LatencyOverTime,
    LiveCheck,
    MatButton,
    MatIconButton,
    MatMenuModule,
    RelativeTime,
    ResultBrowser,
    RouterLink,
    ScheduleCard,
    SettingsList,
    StatePill,
    Strip,
    TagLinks,
    TransitionCard,
    Waterfall,
  ],
  providers: [CheckNow, OpenWindows, ProbeRecord],
  templateUrl: './probe-detail.html',
  styleUrl: './probe-detail.css',
})
export class ProbeDetail {
  private readonly api = inject(ProbesApi);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly toast = inject(Toast);
  private readonly form = inject(FormOpener);
  private readonly language = inject(Language);
  private readonly now = inject(Now);
  protected readonly record = inject(ProbeRecord);
  protected readonly asked = inject(CheckNow);
  protected readonly t = this.language.t;
  protected readonly said = this.language.said;

  /** Bound from the path of the url. */
  readonly id = input.required<string>();
  /** The time of the chart, bound from `?window=`, or `?from=` and `?until=`, of the url. */
  readonly window = input<string>();
  readonly from = input<string>();
  readonly until = input<string>();

  protected readonly switching = signal(false);
  /** A check that was asked for here; one of another probe stays where it was. */
  protected readonly check = computed(() => {
    const check = this.asked.check();
    return check?.probeId === this.id() ? check : undefined;
  });
  protected readonly busy = computed(() => this.switching() || this.check()?.kind === 'running');
  /** Changes with each edit and each change of state: what tells of them is read again. */
  protected readonly touched = computed(() => {
    const probe = this.record.probe();
    return `${probe?.updatedAt ?? ''} ${probe?.stateSince ?? ''}`;
  });
  /** The words of expectations and settings come with the model, which the page can begin without. */
  protected readonly lastJudged = computed(() => this.record.judged()?.expectations ?? []);
  protected readonly lastState = computed(() => {
    const last = this.record.last();
    return last === undefined ? undefined : stateOf(last);
  });
  private readonly windows = inject(OpenWindows);
  protected readonly announced = computed(() => {
    const probe = this.record.probe();
    return probe?.enabled === true ? this.windows.of(probe) : undefined;
  });
  protected readonly wrong = computed(() =>
    ['DOWN', 'DEGRADED'].includes(this.record.probe()?.state ?? ''),
  );
  protected readonly why = computed(() => {
    const probe = this.record.probe();
    if (!probe) return undefined;
    const { state, stateReason } = probe;
    if (state !== 'DOWN' && state !== 'DEGRADED' && state !== 'INVALID') return undefined;
    const message = stateReason ?? this.record.last()?.message;
    // The last check's reason is the state's only while the probe is down.
    const reason = state === 'DOWN' ? this.record.last()?.reason : undefined;
    return message ? { title: this.t(`detail.why.${state}`), message, state, reason } : undefined;
  });
  /** `GET https://… · 30s · next in 11 s · timeout 10 s` */
  protected readonly subtitle = computed(() => {
    const probe = this.record.probe();
    if (!probe) return '';
    const method = httpMethodIn(probe.settings) ?? probe.type;
    const next =
      probe.nextRunAt === null || this.announced() !== undefined
        ? undefined
        : this.t('detail.next', { when: this.fromNow(probe.nextRunAt) });
    const timeout = this.t('detail.timeout', { timeout: latencyText(probe.timeoutMs) });
    return [[method, probe.address].filter(Boolean).join(' '), probe.cron, next, timeout]
      .filter(Boolean)
      .join(' · ');
  });
  protected readonly success = computed(() => {
    const rate = this.record.probe()?.successRate ?? undefined;
    return rate === undefined ? this.t('unknown') : percentText(rate);
  });
  protected readonly lastLatency = computed(() => {
    const last = this.record.last();
    return last === undefined ? '–' : latencyText(last.latencyMs);
  });

  constructor() {
    const title = inject(Title);
    effect(() => {
      title.setTitle(`${this.record.probe()?.name ?? this.t('frame.probes')} · Dialtone`);
    });
    effect(() => {
      this.record.id.set(this.id());
    });
    const actions = {
      checkNow: () => void this.checkNow(),
      setEnabled: (enabled: boolean) => void this.setEnabled(enabled),
      edit: () => void this.edit(),
      duplicate: () => void this.duplicate(),
      delete: () => void this.delete(),
    };
    inject(Commands).offer(() => probeCommands(this.record.probe(), actions, this.language));
  }

  protected async checkNow(): Promise<void> {
    const result = await this.asked.ask(this.id());
    if (result === undefined) return;
    this.record.hear([result]);
    this.record.refresh();
  }

  protected async setEnabled(enabled: boolean): Promise<void> {
    this.switching.set(true);
    try {
      await this.api.setEnabled([this.id()], enabled);
      this.record.refresh();
    } catch (error) {
      this.toast.sayFailure(error);
    } finally {
      this.switching.set(false);
    }
  }

  protected async edit(): Promise<void> {
    const saved = await this.form.edit(this.id());
    if (saved !== undefined) this.record.probe.set(saved);
  }

  protected async duplicate(): Promise<void> {
    const saved = await this.form.duplicate(this.id());
    if (saved !== undefined) await this.router.navigate(['/probes', saved.id]);
  }

  protected async delete(): Promise<void> {
    const name = this.record.probe()?.name ?? '';
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

  private fromNow(at: string): string {
    const [atMs, nowMs] = [Date.parse(at), this.now.ms()];
    if (atMs - nowMs < 1000) return this.t('table.now');
    return relativeText(atMs, nowMs, this.language.name());
  }
}

/** Of a target over HTTP, which says more than its type. */
function httpMethodIn(settings: unknown): string | undefined {
  const { http } = { ...(settings as { readonly http?: { readonly method?: string } } | null) };
  return http?.method;
}
