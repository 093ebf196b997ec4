import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AvailabilityPartsFragment } from '../core/gql/graphql';
import { Language } from '../core/language';
import { countText, percentText } from '../core/number-text';
import { spanText } from '../core/time-text';
import { type WindowName, windowNames } from './windows';

export type Stated = Readonly<Record<WindowName, AvailabilityPartsFragment>>;

/** The availability of a probe over each window, and beside it what share of the planned runs that is told from. */
@Component({
  selector: 'app-availability-table',
  imports: [RouterLink],
  templateUrl: './availability-table.html',
  styleUrls: ['../ui/rows.css', './availability-table.css'],
})
export class AvailabilityTable {
  readonly stated = input.required<Stated>();
  /** The window that is told of in more detail. */
  readonly chosen = input.required<WindowName>();

  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly rows = computed(() =>
    windowNames.map(name => ({
      name,
      title: this.t(`history.window.${name}`),
      ...this.rowOf(this.stated()[name]),
    })),
  );

  private rowOf({ runs, outages, ...times }: AvailabilityPartsFragment) {
    const language = this.language.name();
    const span = (ms: number | null): string => (ms === null ? '–' : spanText(ms, language));
    const unknown = this.reasonsIn(runs.unknown);
    return {
      availability: this.percent(runs.availability),
      coverage: this.percent(runs.coverage),
      unknown: countText(
        unknown.reduce((sum, { count }) => sum + count, 0),
        language,
      ),
      why: unknown.map(({ text }) => text).join(', '),
      outages: countText(outages, language),
      longest: span(times.longestOutageMs),
      recovery: span(times.meanTimeToRecoverMs),
    };
  }

  /** Nothing is known of a window without a run, which is neither good nor bad. */
  private percent(percent: number | null): string {
    return percent === null ? this.t('unknown') : percentText(percent);
  }

  private reasonsIn({ overlap, overload, stopped, internal, storage }: Unknown) {
    const counts = { overlap, overload, stopped, internal, storage };
    const reasons = Object.keys(counts) as (keyof typeof counts)[];
    return reasons
      .map(reason => ({ reason, count: counts[reason] }))
      .filter(({ count }) => count > 0)
      .map(({ reason, count }) => ({
        count,
        text: `${this.t(`history.unknown.${reason}`)} ${countText(count, this.language.name())}`,
      }));
  }
}

type Unknown = AvailabilityPartsFragment['runs']['unknown'];
