import { Component, inject, input, model } from '@angular/core';
import type { ProbeState } from '../../core/gql/graphql';
import { countText } from '../../core/number-text';
import { Language } from '../../core/language';
import { StateShape } from '../../ui/state-shape';
import type { Counts } from '../probes-api';

const tiles = [
  { state: 'DOWN', count: 'down' },
  { state: 'DEGRADED', count: 'degraded' },
  { state: 'UP', count: 'up' },
  { state: 'PENDING', count: 'pending' },
  { state: 'PAUSED', count: 'paused' },
  { state: 'INVALID', count: 'invalid' },
] as const satisfies readonly { state: ProbeState; count: keyof Counts }[];

/** How many probes are in each state; a tile that is pressed narrows the list to its state. */
@Component({
  selector: 'app-state-tiles',
  imports: [StateShape],
  template: `<ul [attr.aria-label]="t('tiles.label')">
    @for (tile of tiles; track tile.state) {
      <li>
        <button
          class="card"
          type="button"
          [attr.aria-pressed]="state() === tile.state"
          [attr.data-state]="tile.state"
          [class.some]="some(tile.count)"
          (click)="narrow(tile.state)"
        >
          <span class="count">{{ count(tile.count) }}</span>
          <span class="word"><app-state-shape [state]="tile.state" />{{ word(tile.state) }}</span>
        </button>
      </li>
    }
  </ul>`,
  styleUrl: './state-tiles.css',
})
export class StateTiles {
  readonly counts = input<Counts>();
  readonly state = model<ProbeState | undefined>();

  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly tiles = tiles;

  protected word(state: ProbeState): string {
    return this.t(`state.${state}`);
  }

  protected some(key: keyof Counts): boolean {
    return (this.counts()?.[key] ?? 0) > 0;
  }

  /** A dash until it is known. */
  protected count(key: keyof Counts): string {
    const count = this.counts()?.[key];
    return count === undefined ? '–' : countText(count, this.language.name());
  }

  protected narrow(state: ProbeState): void {
    this.state.set(this.state() === state ? undefined : state);
  }
}
