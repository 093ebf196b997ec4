import { Component, computed, inject, input } from '@angular/core';
import type { TransitionPartsFragment } from '../core/gql/graphql';
import { Language, localeOf } from '../core/language';
import { Now } from '../core/now';
import { exactText, spanText } from '../core/time-text';
import { StatePill } from '../ui/state-pill';

/** When a target was found to be up, degraded or down, or was not watched, for how long and why. */
@Component({
  selector: 'app-transition-list',
  imports: [StatePill],
  template: `<ol>
    @for (row of rows(); track row.at) {
      <li>
        <app-state-pill [state]="row.ending" />
        <time [attr.datetime]="row.at">{{ row.time }}</time>
        <span>{{ row.span }}</span>
        <span class="said">
          @if (row.reason) {
            <b>{{ row.reason }}</b> ·
          }
          {{ said(row.message) }}
        </span>
      </li>
    }
  </ol>`,
  styles: `
    li {
      display: flex;
      align-items: baseline;
      flex-wrap: wrap;
      gap: 2px 12px;
      padding: 7px 0;
      border-bottom: 1px solid var(--line);
      font-size: var(--size-table);
    }
    li:last-child {
      border-bottom: 0;
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
export class TransitionList {
  /** The newest first. */
  readonly transitions = input.required<readonly TransitionPartsFragment[]>();

  private readonly language = inject(Language);
  protected readonly said = this.language.said;
  private readonly now = inject(Now);
  /** Its spans are in minutes and more; they need no second hand. */
  private readonly minute = computed(() => Math.floor(this.now.ms() / 60_000) * 60_000);
  protected readonly rows = computed(() => {
    const name = this.language.name();
    return this.transitions().map(transition => ({
      ...transition,
      time: exactText(new Date(transition.at), new Date(this.minute()), localeOf[name]),
      span: this.spanOf(transition),
    }));
  });

  private spanOf({ at, endedAt }: TransitionPartsFragment): string {
    const end = endedAt === null ? this.now.ms() : Date.parse(endedAt);
    const span = spanText(end - Date.parse(at), this.language.name());
    return this.language.t(endedAt === null ? 'history.lasting' : 'history.lasted', { span });
  }
}
