import { Component, computed, inject, input } from '@angular/core';
import { Language } from '../../core/language';
import { StateShape } from '../../ui/state-shape';
import type { Group } from './grouped-lines';

/** The name of a group of probes, how many there are, and what is wrong with some of them. */
@Component({
  selector: 'app-group-head',
  imports: [StateShape],
  template: `<strong dir="auto">{{ group().application ?? t('table.noApplication') }}</strong>
    <span class="muted">{{ tn('table.groupSize', group().total) }}</span>
    @for (wrong of wrongs(); track wrong.state) {
      <span class="wrong"><app-state-shape [state]="wrong.state" />{{ wrong.text }}</span>
    }`,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 12px;
      block-size: var(--head-height);
      padding: 0 16px;
      border-top: 1px solid var(--line);
      background: var(--raised);
      font-size: 13px;
      line-height: 20px;
      white-space: nowrap;
    }
    strong {
      overflow: hidden;
      font-weight: 620;
      text-overflow: ellipsis;
    }
    .wrong {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      font-size: 12.5px;
    }
  `,
})
export class GroupHead {
  readonly group = input.required<Group>();
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly tn = this.language.tn;
  protected readonly wrongs = computed(() => {
    const { down, degraded } = this.group();
    return [
      { state: 'DOWN' as const, count: down, text: this.tn('summary.down', down) },
      { state: 'DEGRADED' as const, count: degraded, text: this.tn('summary.degraded', degraded) },
    ].filter(({ count }) => count > 0);
  });
}
