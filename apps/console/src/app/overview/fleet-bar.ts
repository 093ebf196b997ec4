import { Component, computed, inject, input } from '@angular/core';
import { Language, localeOf } from '../core/language';
import { percentText } from '../core/number-text';
import { zonedFormat } from '../core/viewer-zone';
import type { FleetAvailability } from './overview-api';

/** From here on down an hour is told as bad, in percent. */
const bad = 99;
/** Of what was planned less than this was looked at: nobody knows. */
const leastKnown = 50;

/** The availability of a window, cell by cell: full where all was up, lower and red where something was not. */
@Component({
  selector: 'app-fleet-bar',
  template: `<div class="bars" role="img" [attr.aria-label]="label()">
    @for (cell of cells(); track cell.at) {
      <span [class]="cell.look" [style.--lost.%]="cell.lost" [title]="cell.title"></span>
    }
  </div>`,
  styles: `
    :host {
      display: grid;
      align-items: end;
      align-self: stretch;
    }
    .bars {
      display: flex;
      gap: 2px;
      height: 100%;
      min-height: var(--bar-height, 44px);
      max-height: var(--bar-most, 140px);
    }
    .bars span {
      flex: 1 1 0;
      min-width: 1px;
      border-radius: 2px;
      background: linear-gradient(
        to top,
        var(--down) 0 var(--lost),
        var(--up-wash) var(--lost),
        color-mix(in srgb, var(--up) 55%, var(--surface)) var(--lost)
      );
    }
    .bars .none {
      background: var(--unknown-hatch);
    }
  `,
})
export class FleetBar {
  readonly told = input.required<FleetAvailability>();
  readonly step = input.required<'hour' | 'day'>();
  private readonly language = inject(Language);
  protected readonly label = computed(() => {
    const cells = this.told().cells;
    const worst = cells
      .flatMap(({ runs }) => runs.availability ?? [])
      .reduce((least, each) => Math.min(least, each), 100);
    return this.language.t('overview.numbers.barAlt', {
      n: cells.length,
      worst: percentText(worst),
    });
  });
  protected readonly cells = computed(() => {
    const locale = localeOf[this.language.name()];
    const format = zonedFormat(
      locale,
      this.step() === 'hour'
        ? { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
        : { weekday: 'short', day: 'numeric', month: 'short' },
    );
    return this.told().cells.map(({ at, runs }) => {
      const { availability, coverage } = runs;
      const none = availability === null || (coverage ?? 0) < leastKnown;
      const told = none ? this.language.t('unknown') : percentText(availability);
      return {
        at,
        look: none ? 'none' : '',
        lost: none ? 0 : lostHeight(availability),
        title: `${format.format(new Date(at))} · ${told}`,
      };
    });
  });
}

/** What was not up, as a height in percent: a failure shows, and a bad hour is half of it. */
export function lostHeight(availability: number): number {
  const lost = 100 - availability;
  if (lost <= 0) return 0;
  const share = lost <= 100 - bad ? (lost / (100 - bad)) * 50 : 50 + lost / 2;
  return Math.min(100, Math.max(share, 8));
}
