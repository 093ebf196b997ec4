import { Component, input } from '@angular/core';
import type { ProbeState } from '../core/gql/graphql';

/** A state's shape, in its colour: ● up, ▲ degraded, ■ down, ◌ paused, ▨ unknown yet, ✕ invalid. */
@Component({
  selector: 'app-state-shape',
  template: `<svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
    @switch (state()) {
      @case ('UP') {
        <circle cx="6" cy="6" r="4.5" />
      }
      @case ('DOWN') {
        <rect x="1.7" y="1.7" width="8.6" height="8.6" rx="1.2" />
      }
      @case ('DEGRADED') {
        <path d="M6 1.2 11.3 10.4H.7z" />
      }
      @case ('PAUSED') {
        <circle class="dashed" cx="6" cy="6" r="4.2" />
      }
      @case ('PENDING') {
        <path class="line" d="M1.7 1.7h8.6v8.6H1.7zM1.7 6 6 1.7M1.7 10.3l8.6-8.6M6 10.3 10.3 6" />
      }
      @case ('INVALID') {
        <path class="line thick" d="M2.2 2.2l7.6 7.6M9.8 2.2 2.2 9.8" />
      }
    }
  </svg>`,
  styles: `
    :host {
      display: inline-grid;
      inline-size: 10px;
      block-size: 10px;
      flex: none;
    }
    svg {
      fill: var(--unknown-ink);
      color: var(--unknown-ink);
      overflow: visible;
    }
    :host([data-state='UP']) svg {
      fill: var(--up);
    }
    :host([data-state='DOWN']) svg {
      fill: var(--down);
    }
    :host([data-state='DEGRADED']) svg {
      fill: var(--degraded);
    }
    :host([data-state='INVALID']) svg {
      color: var(--down);
    }
    .dashed {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.8;
      stroke-dasharray: 2.6 1.8;
    }
    .line {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.2;
    }
    .thick {
      stroke-width: 2.4;
      stroke-linecap: round;
    }
  `,
  host: { '[attr.data-state]': 'state()' },
})
export class StateShape {
  readonly state = input.required<ProbeState>();
}
