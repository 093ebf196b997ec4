import { Component, computed, inject, input } from '@angular/core';
import type { ResultJudgedFragment } from '../core/gql/graphql';
import { Language } from '../core/language';
import { StateShape } from '../ui/state-shape';
import { foundWords, subjectWords, wantedWords } from './expectation-words';

type Judged = ResultJudgedFragment['expectations'][number];

/** Each expectation of a check: what it looks at, what is expected, what was there, and what was there when all was well. */
@Component({
  selector: 'app-expectation-table',
  imports: [StateShape],
  templateUrl: './expectation-table.html',
  styleUrls: ['../ui/rows.css', './expectation-table.css'],
})
export class ExpectationTable {
  readonly judged = input.required<readonly Judged[]>();
  /** Of the last good check; the column is left out without it. */
  readonly good = input<readonly Judged[]>();

  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly said = this.language.said;
  protected readonly rows = computed(() =>
    this.judged().map(({ expectation, held, actual, note }) => {
      const before = this.good()?.find(other => isSame(other.expectation, expectation))?.actual;
      return {
        state: held ? ('UP' as const) : expectation.severity,
        word: this.t(held ? 'judged.held' : `state.${expectation.severity}`),
        looksAt: subjectWords(expectation, this.t),
        wanted: wantedWords(expectation, this.t),
        now: actual === null ? undefined : foundWords(expectation, actual),
        note,
        good: before == null ? undefined : foundWords(expectation, before),
      };
    }),
  );
}

const isSame = (one: Judged['expectation'], other: Judged['expectation']): boolean =>
  one.subject === other.subject && one.name === other.name;
