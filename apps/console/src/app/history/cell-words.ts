import { inject, Injectable } from '@angular/core';
import { Language, localeOf } from '../core/language';
import { countText, percentText } from '../core/number-text';
import { availabilityOf, type Cell } from '../ui/availability-cells';
import { spanInWords } from './span-words';

/** What a cell of an availability bar holds, in a sentence: from when until when, how good, and of how many runs. */
@Injectable({ providedIn: 'root' })
export class CellWords {
  private readonly language = inject(Language);

  readonly of = (cell: Cell): string => {
    const { t, tn } = this.language;
    const name = this.language.name();
    const time = spanInWords(cell, localeOf[name]);
    const availability = availabilityOf(cell);
    const counts = (['degraded', 'down', 'maintenance', 'unknown'] as const)
      .filter(kind => cell[kind] > 0)
      .map(kind => t(`history.cell.${kind}`, { n: countText(cell[kind], name) }));
    const looked = cell.up + cell.degraded + cell.down;
    const seen =
      availability === undefined
        ? []
        : [percentText(availability), tn('history.cell.looked', looked)];
    const nothing = seen.length + counts.length === 0 ? [t('history.cell.nothing')] : [];
    return [time, ...seen, ...counts, ...nothing].join(' · ');
  };
}
