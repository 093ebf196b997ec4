import { Component, input } from '@angular/core';
import type { Standing } from './standing';

/**
 * A state's shape, in its colour: ● up, ▲ degraded, ■ down, ◌ paused, ◔ pending, ◆ in maintenance, ▨ unknown,
 * ✕ invalid. They can be told apart without their colours.
 */
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
        <circle class="line dashed" cx="6" cy="6" r="4.2" />
      }
      @case ('PENDING') {
        <circle class="line" cx="6" cy="6" r="4.5" />
        <path d="M6 6V1.5A4.5 4.5 0 0 1 10.5 6z" />
      }
      @case ('MAINTENANCE') {
        <path d="M6 .6 11.4 6 6 11.4.6 6z" />
      }
      @case ('UNKNOWN') {
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
      color: var(--unknown);
    }
    svg {
      fill: currentColor;
      overflow: visible;
    }
    :host([data-state='UP']) {
      color: var(--up);
    }
    :host([data-state='DOWN']),
    :host([data-state='INVALID']) {
      color: var(--down);
    }
    :host([data-state='DEGRADED']) {
      color: var(--degraded);
    }
    :host([data-state='PAUSED']) {
      color: var(--paused);
    }
    :host([data-state='PENDING']) {
      color: var(--pending);
    }
    :host([data-state='MAINTENANCE']) {
      color: var(--maintenance);
    }
    .line {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.2;
    }
    .dashed {
      stroke-width: 1.8;
      stroke-dasharray: 2.6 1.8;
    }
    .thick {
      stroke-width: 2.4;
      stroke-linecap: round;
    }
  `,
  host: { '[attr.data-state]': 'state()' },
})
export class StateShape {
  readonly state = input.required<Standing>();
}
