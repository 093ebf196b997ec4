import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ResultPartsFragment } from '../core/gql/graphql';
import { Language, localeOf } from '../core/language';
import { Now } from '../core/now';
import { exactText } from '../core/time-text';
import { stateOf } from '../results/result-state';
import { StateShape } from '../ui/state-shape';

/** The last failed and degraded checks of a probe to choose from; each has a page of its own. */
@Component({
  selector: 'app-failure-list',
  imports: [RouterLink, StateShape],
  template: `<ol>
    @for (row of rows(); track row.id) {
      <li>
        <a
          [routerLink]="['/probes', probeId(), 'results', row.id]"
          [attr.aria-current]="row.id === current() ? 'true' : null"
        >
          <app-state-shape [state]="row.state" />
          <span class="unseen">{{ row.word }}</span>
          <time [attr.datetime]="row.startedAt">{{ row.time }}</time>
          @if (row.reason; as reason) {
            <b>{{ reason }}</b>
          }
          <span class="said">{{ said(row.message) }}</span>
        </a>
      </li>
    }
  </ol>`,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    a {
      display: flex;
      align-items: baseline;
      flex-wrap: wrap;
      gap: 0 8px;
      padding: 6px 10px;
      border-radius: var(--radius-control);
      color: var(--text);
      font-size: 12.5px;
    }
    a:hover {
      background: var(--raised);
      text-decoration: none;
    }
    a[aria-current] {
      background: var(--action-wash);
      box-shadow: inset 3px 0 0 var(--action);
    }
    time {
      color: var(--muted);
    }
    b {
      color: var(--down-ink);
      font-weight: 620;
    }
    .said {
      flex: 1 1 180px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class FailureList {
  readonly probeId = input.required<string>();
  readonly failures = input.required<readonly ResultPartsFragment[]>();
  /** The id of the one that is shown. */
  readonly current = input<string>();

  private readonly language = inject(Language);
  protected readonly said = this.language.said;
  private readonly now = inject(Now);
  private readonly today = computed(() => new Date(this.now.ms()).toDateString());
  protected readonly rows = computed(() => {
    const today = new Date(this.today());
    return this.failures().map(failure => ({
      ...failure,
      state: stateOf(failure),
      word: this.language.t(`state.${stateOf(failure)}`),
      time: exactText(new Date(failure.startedAt), today, localeOf[this.language.name()]),
    }));
  });
}
