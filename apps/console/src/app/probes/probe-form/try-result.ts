import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import type { ResultWholeFragment } from '../../core/gql/graphql';
import { Language } from '../../core/language';
import { latencyText } from '../../core/number-text';
import { ExpectationTable } from '../../results/expectation-table';
import { stateOf } from '../../results/result-state';
import { StatePill } from '../../ui/state-pill';
import { Waterfall } from '../../ui/waterfall';
import type { Point } from './pointing/point';
import { PointPicker } from './pointing/point-picker';

/** What a check of the form's target saw just now. */
@Component({
  selector: 'app-try-result',
  imports: [ExpectationTable, PointPicker, StatePill, Waterfall],
  template: `<h3 class="card-title">{{ t('form.tryResult') }}</h3>
    <p class="line">
      <app-state-pill [state]="state()" />
      <span class="latency">{{ latency() }}</span>
      @if (result().httpStatus; as status) {
        <span class="muted">HTTP {{ status }}</span>
      }
    </p>
    @if (result().message; as message) {
      <p class="said">
        @if (result().reason; as reason) {
          <b>{{ reason }}</b> ·
        }
        {{ said(message) }}
      </p>
    }
    @if (result().phases.length > 0) {
      <app-waterfall [phases]="result().phases" />
    }
    @if (result().expectations.length > 0) {
      <app-expectation-table [judged]="result().expectations" />
    }
    <app-point-picker (picked)="picked.emit($event)" />`,
  styles: `
    :host {
      display: grid;
      gap: 10px;
      padding: 14px 16px;
      border: 1px solid var(--line);
      border-radius: var(--radius-card);
    }
    @media (min-width: 1100px) {
      :host {
        padding: 0;
        border: 0;
      }
    }
    .line {
      display: flex;
      align-items: center;
      gap: 10px;
      font-size: 13px;
    }
    .latency {
      font-weight: 600;
    }
    .said {
      display: block;
      padding: 0;
      font-size: 12.5px;
      text-align: start;
      overflow-wrap: anywhere;
    }
    b {
      color: var(--down-ink);
    }
  `,
})
export class TryResult {
  readonly result = input.required<ResultWholeFragment>();
  readonly picked = output<Point>();
  protected readonly t = inject(Language).t;
  protected readonly said = inject(Language).said;

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // It stands below a long form: what was asked for is brought into sight.
    afterNextRender(() => {
      element.scrollIntoView({ block: 'nearest' });
    });
  }

  protected readonly state = computed(() => stateOf(this.result()));
  protected readonly latency = computed(() => latencyText(this.result().latencyMs));
}
