import { Component, computed, inject, input, output } from '@angular/core';
import type { AvailabilityPartsFragment } from '../core/gql/graphql';
import { Language } from '../core/language';
import { countText, percentText } from '../core/number-text';
import { spanText } from '../core/time-text';
import { AvailabilityBar } from '../ui/availability-bar';
import type { Cell } from '../ui/availability-cells';
import { CellWords } from './cell-words';
import type { WindowName } from './windows';

/** What a window came to as a whole, and step by step. */
export interface WindowStated {
  readonly name: WindowName;
  readonly stated: AvailabilityPartsFragment;
  readonly cells: readonly Cell[];
}

/** The availability of a probe over each window, and beside it what share of the planned runs that is told from. */
@Component({
  selector: 'app-availability-table',
  imports: [AvailabilityBar],
  templateUrl: './availability-table.html',
  styleUrl: './availability-table.css',
})
export class AvailabilityTable {
  readonly windows = input.required<readonly WindowStated[]>();
  /** A step that is to be looked into. */
  readonly looked = output<Cell>();

  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly words = inject(CellWords).of;
  protected readonly rows = computed(() =>
    this.windows().map(({ name, stated, cells }) => ({
      name,
      cells,
      title: this.t(`history.window.${name}`),
      ...this.rowOf(stated),
    })),
  );

  private rowOf({ runs, outages, ...times }: AvailabilityPartsFragment) {
    const language = this.language.name();
    const span = (ms: number | null): string => (ms === null ? '–' : spanText(ms, language));
    const unknown = this.reasonsIn(runs.unknown);
    return {
      availability: this.percent(runs.availability),
      coverage: this.percent(runs.coverage),
      covered: runs.coverage === 100,
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
