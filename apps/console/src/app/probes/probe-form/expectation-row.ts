import { Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { phaseNames, severities, type Subject, subjectKind } from '@dialtone/model';
import { Language } from '../../core/language';
import { Icon } from '../../ui/icon';
import type { Option } from '../../ui/option';
import { StateShape } from '../../ui/state-shape';
import { TextField } from '../../ui/text-field';
import { type DraftGroup, textOf, textsOf } from './draft-value';
import {
  comparisonOf,
  comparisonsOf,
  subjectOf,
  valuePlaces,
  withSubject,
} from './expectation-draft';
import { FormState } from './form-state';
import { TrialAnswer } from './pointing/trial-answer';

/** One expectation in the form. */
@Component({
  selector: 'app-expectation-row',
  imports: [Icon, MatIconButton, StateShape, TextField],
  templateUrl: './expectation-row.html',
  styleUrl: './expectation-row.css',
})
export class ExpectationRow {
  readonly draft = input.required<DraftGroup>();
  /** `target.http.expectations.0` */
  readonly path = input.required<string>();
  /** Its place, from 1, and how many there are. */
  readonly n = input.required<number>();
  readonly count = input.required<number>();
  readonly subjects = input.required<readonly Subject[]>();
  readonly moved = output<1 | -1>();
  readonly removed = output();

  protected readonly state = inject(FormState);
  private readonly answer = inject(TrialAnswer);
  protected readonly t = inject(Language).t;
  protected readonly severities = severities;

  protected readonly subject = computed(() => subjectOf(this.draft()));
  private readonly kind = computed(() => {
    const subject = this.subject();
    return subject === undefined ? undefined : subjectKind(subject);
  });
  protected readonly subjectOptions = computed((): Option[] =>
    this.subjects().map(value => ({ value, word: this.t(`subject.${value}`) })),
  );
  protected readonly naming = computed(() => this.kind()?.name);
  protected readonly phases = computed((): Option[] => [
    { value: '', word: this.t('expect.choose') },
    ...phaseNames.map(value => ({ value, word: this.t(`phase.${value}`) })),
  ]);
  protected readonly comparisonOptions = computed((): Option[] => {
    const subject = this.subject();
    return subject === undefined
      ? []
      : comparisonsOf(subject).map(value => ({ value, word: this.t(`comparison.${value}`) }));
  });
  protected readonly comparison = computed(() => comparisonOf(this.draft()) ?? '');
  /** One for each value that is wanted; undefined where there may be any number. */
  protected readonly places = computed(() => valuePlaces(this.draft()));
  protected readonly lines = computed(() => textsOf(this.draft()['values']).join('\n'));
  protected readonly inputMode = computed(() =>
    this.kind()?.value === 'number' ? 'decimal' : 'text',
  );
  protected readonly unit = computed(() => this.kind()?.unit);
  /** Each problem is said once: of the values below the first of them. */
  protected readonly valueProblems = computed(() => this.state.problemsAt(`${this.path()}.values`));

  /** Whether it holds of the answer of the last trial run. */
  protected readonly verdict = computed(() => {
    const verdict = this.answer.verdict(this.draft());
    if (verdict === undefined) return undefined;
    const { held, shown } = verdict;
    const severity = severities.find(each => each === this.text('severity')) ?? 'DOWN';
    return {
      state: held ? ('UP' as const) : severity,
      text: this.t(held ? 'point.held' : 'point.notHeld'),
      shown,
    };
  });

  protected text(name: string): string {
    return textOf(this.draft()[name]);
  }

  protected valueLabel(index: number): string {
    const unit = this.unit();
    const label =
      this.places()?.length === 2
        ? this.t(index === 0 ? 'expect.least' : 'expect.most')
        : this.t(this.places() === undefined ? 'expect.values' : 'expect.value');
    return unit === undefined ? label : `${label}, ${unit}`;
  }

  protected chooseSubject(value: string): void {
    const subject = this.subjects().find(name => name === value);
    if (subject !== undefined) this.state.put(this.path(), withSubject(this.draft(), subject));
  }

  protected writeValue(index: number, text: string): void {
    const values = [...textsOf(this.draft()['values'])];
    while (values.length <= index) values.push('');
    values[index] = text;
    this.state.put(`${this.path()}.values`, values);
  }
}
