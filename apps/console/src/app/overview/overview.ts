import { Component, computed, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { Language } from '../core/language';
import { latencyText } from '../core/number-text';
import { Now } from '../core/now';
import { relativeText, spanText } from '../core/time-text';
import { OpenWindows } from '../maintenance/open-windows';
import { summarySentence } from '../probes/probe-list/summary-sentence';
import { ErrorMessage } from '../ui/error-message';
import { Icon } from '../ui/icon';
import { RelativeTime } from '../ui/relative-time';
import type { Standing } from '../ui/standing';
import { StateShape } from '../ui/state-shape';
import { leftOf } from './certificate-left';
import { FleetNumbers } from './fleet-numbers';
import { FleetStore } from './fleet-store';
import { FleetTable } from './fleet-table';
import { HeatMap } from './heat-map';
import { MapLegend } from './map-legend';
import { OverviewData } from './overview-data';
import { WrongList } from './wrong-list';

/** Up to so many applications the map is parted by them unless somebody wants otherwise. */
const fewApplications = 24;

/** All probes at a glance: what is wrong first, then the numbers, then every single one. */
@Component({
  selector: 'app-overview',
  imports: [
    ErrorMessage,
    FleetNumbers,
    FleetTable,
    HeatMap,
    Icon,
    MapLegend,
    RelativeTime,
    RouterLink,
    StateShape,
    WrongList,
  ],
  providers: [FleetStore, OpenWindows, OverviewData],
  templateUrl: './overview.html',
  styleUrl: './overview.css',
})
export class Overview {
  /** Bound from the `?by=` of the url: how the map is parted. */
  readonly by = input<string>();

  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly clock = inject(Now);
  protected readonly store = inject(FleetStore);
  protected readonly data = inject(OverviewData);
  protected readonly t = this.language.t;
  protected readonly tn = this.language.tn;
  protected readonly latencyText = latencyText;

  protected readonly sentence = computed(() => {
    const summary = this.data.summary();
    return summary && summarySentence(summary, this.language);
  });
  protected readonly wrongCount = computed(() => {
    const { down = 0, invalid = 0, degraded = 0 } = this.data.summary() ?? {};
    return down + invalid + degraded;
  });
  protected readonly subtitle = computed(() => {
    const total = this.data.summary()?.total ?? 0;
    const changed = this.data.now()?.transitions[0]?.at;
    const last =
      changed &&
      this.t('overview.lastChange', {
        ago: relativeText(Date.parse(changed), this.clock.ms(), this.language.name()),
      });
    return [this.tn('summary.of', total), last].filter(Boolean).join(' · ');
  });
  protected readonly calm = computed(() => {
    const { up = 0, pending = 0, paused = 0 } = this.data.summary() ?? {};
    const others = [
      pending > 0 && this.tn('overview.wrong.pending', pending),
      paused > 0 && this.tn('overview.wrong.paused', paused),
    ].filter(text => text !== false);
    return [this.tn('overview.wrong.up', up), ...others].join(' ');
  });
  protected readonly parted = computed<'application' | 'name'>(() => {
    const wish = this.by();
    if (wish === 'application' || wish === 'name') return wish;
    const applications = this.store.fleet()?.applications.length ?? 0;
    return applications > 1 && applications <= fewApplications ? 'application' : 'name';
  });
  protected readonly certificates = computed(() => {
    const told = this.data.now()?.certificates;
    return told && { ...told, items: told.items.map(item => ({ ...item, left: this.left(item) })) };
  });

  constructor() {
    const title = inject(Title);
    effect(() => {
      title.setTitle(`${this.sentence() ?? this.t('frame.overview')} · Dialtone`);
    });
  }

  protected part(by: 'application' | 'name'): void {
    void this.router.navigate([], { queryParams: { by }, replaceUrl: true });
  }

  protected word(state: Standing): string {
    return this.t(`state.${state}`);
  }

  protected open(id: string): void {
    void this.router.navigate(['/probes', id]);
  }

  private left({ endsAt }: { readonly endsAt: string }) {
    const { ms, look } = leftOf(Date.parse(endsAt), this.clock.ms());
    const text =
      ms <= 0 ? this.t('overview.certificates.expired') : spanText(ms, this.language.name());
    return { text, look };
  }
}
