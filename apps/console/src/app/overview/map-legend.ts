import { Component, computed, inject, input } from '@angular/core';
import { Language } from '../core/language';
import { countText } from '../core/number-text';
import { type Standing, standings } from '../ui/standing';
import { StateShape } from '../ui/state-shape';

/** What the cells mean, with how many there are of each. */
@Component({
  selector: 'app-map-legend',
  imports: [StateShape],
  template: `<ul>
    @for (entry of entries(); track entry.state) {
      <li>
        <app-state-shape [state]="entry.state" />
        <span class="numbers">{{ entry.count }}</span>
        <span class="muted">{{ entry.word }}</span>
      </li>
    }
    <li class="ramp">
      <span class="muted">{{ t('overview.map.usual') }}</span>
      <i></i><i></i><i></i><i></i>
      <span class="muted">{{ t('overview.map.slow') }}</span>
    </li>
  </ul>`,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 18px;
      font-size: var(--size-table);
    }
    li {
      display: flex;
      align-items: center;
      gap: 6px;
    }
    .ramp {
      gap: 3px;
      margin-inline-start: auto;
    }
    i {
      inline-size: 12px;
      block-size: 12px;
      border-radius: 2px;
      background: var(--up);
    }
    i:nth-of-type(1) {
      opacity: 0.42;
    }
    i:nth-of-type(2) {
      opacity: 0.6;
    }
    i:nth-of-type(3) {
      opacity: 0.82;
    }
    .ramp span:first-child {
      margin-inline-end: 4px;
    }
    .ramp span:last-child {
      margin-inline-start: 4px;
    }
  `,
})
export class MapLegend {
  readonly counts = input.required<ReadonlyMap<Standing, number>>();
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly entries = computed(() =>
    standings.flatMap(state => {
      const count = this.counts().get(state) ?? 0;
      if (count === 0) return [];
      const word = this.t(`state.${state}`).toLocaleLowerCase();
      return { state, word, count: countText(count, this.language.name()) };
    }),
  );
}
