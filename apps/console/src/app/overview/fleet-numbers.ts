import { Component, computed, inject, input } from '@angular/core';
import { Language } from '../core/language';
import { latencyText, percentText } from '../core/number-text';
import { FleetBar } from './fleet-bar';
import type { FleetPulse } from './fleet-store';
import type { OverviewPast } from './overview-api';

/** How the fleet fares: availability with its coverage, and how the checks go at the moment. */
@Component({
  selector: 'app-fleet-numbers',
  imports: [FleetBar],
  templateUrl: './fleet-numbers.html',
  styleUrl: './fleet-numbers.css',
})
export class FleetNumbers {
  readonly past = input<OverviewPast>();
  readonly failed = input(false);
  readonly pulse = input<FleetPulse>();
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly windows = computed(() => {
    const past = this.past();
    return (
      [
        ['day', 'hour'],
        ['week', 'day'],
      ] as const
    ).map(([name, step]) => {
      const told = past?.[name];
      const { availability, coverage } = told?.runs ?? {};
      return {
        name,
        step,
        told,
        label: this.t(`overview.numbers.${name}`),
        figure: availability == null ? undefined : percentText(availability),
        coverage:
          coverage == null
            ? undefined
            : this.t('overview.numbers.coverage', { part: percentText(coverage) }),
      };
    });
  });
  protected readonly moments = computed(() => {
    const pulse = this.pulse();
    const { checksPerSecond: rate, latenessMs, coverage } = pulse ?? {};
    return [
      { label: this.t('overview.numbers.rate'), figure: rate === undefined ? '–' : rateText(rate) },
      {
        label: this.t('overview.numbers.lateness'),
        figure: latenessMs == null ? '–' : lateText(latenessMs),
      },
      {
        label: this.t('overview.numbers.coverageNow'),
        figure: coverage == null ? '–' : percentText(coverage),
      },
    ];
  });
}

const rateText = (rate: number): string =>
  rate >= 10 || rate === 0 ? rate.toFixed(0) : rate.toFixed(1);

/** What is less than a millisecond late is not late. */
const lateText = (ms: number): string =>
  ms < 1 ? '0 ms' : ms < 1000 ? `${ms.toFixed(0)} ms` : latencyText(ms);
