import { Component, computed, inject, output } from '@angular/core';
import { phaseNames } from '@dialtone/model';
import { Language } from '../../../core/language';
import { Icon } from '../../../ui/icon';
import { groupsOf } from '../draft-value';
import { FormState } from '../form-state';
import type { Point } from './point';
import type { PointGroup } from './points';
import { isExpected, TrialAnswer } from './trial-answer';

/** Parts that may be long begin closed, but for the body, which people come for. */
const closed: ReadonlySet<PointGroup> = new Set(['headers', 'tls']);

/** An answer whose every value can be pointed at: what is chosen becomes an expectation. */
@Component({
  selector: 'app-point-picker',
  imports: [Icon],
  templateUrl: './point-picker.html',
  styleUrl: './point-picker.css',
  host: { '(keydown)': 'walk($event)' },
})
export class PointPicker {
  readonly picked = output<Point>();

  private readonly answer = inject(TrialAnswer);
  private readonly state = inject(FormState);
  protected readonly t = inject(Language).t;
  private readonly expected = computed(() =>
    groupsOf(this.state.at(this.state.expectationsPath())),
  );

  protected readonly groups = computed(() =>
    this.answer.pointed().map(({ group, points }) => ({
      group,
      open: !closed.has(group),
      points: points.map(point => ({
        point,
        label: point.key === '' ? this.labelOf(point) : point.key,
        indent: (point.depth ?? 0) * 16,
        expected: this.expected().some(draft => isExpected(point, draft)),
        hint: this.t('point.expect', { what: this.labelOf(point) }),
      })),
    })),
  );

  /** The arrows go from value to value. */
  protected walk(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const { currentTarget, target } = event;
    if (by === undefined || !(currentTarget instanceof HTMLElement)) return;
    const all = [...currentTarget.querySelectorAll<HTMLElement>('details[open] button, summary')];
    const next = all[all.findIndex(each => each === target) + by];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  private labelOf({ subject, name }: Point): string {
    if (name === undefined) return this.t(`subject.${subject}`);
    const phase = phaseNames.find(each => each === name);
    if (subject === 'PHASE_LATENCY' && phase !== undefined) return this.t(`phase.${phase}`);
    return subject === 'HEADER' || subject === 'JSON' || subject === 'CAPTURE'
      ? name
      : `${this.t(`subject.${subject}`)} ${name}`;
  }
}
