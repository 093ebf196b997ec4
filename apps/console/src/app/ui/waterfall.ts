import { Component, computed, inject, input } from '@angular/core';
import { Language } from '../core/language';
import { latencyText } from '../core/number-text';

const named = ['resolve', 'connect', 'tls', 'processing', 'transfer'] as const;

export interface Phase {
  readonly name: string;
  readonly durationMs: number;
}

/** The parts of one check on one axis, each where it began. */
@Component({
  selector: 'app-waterfall',
  template: `<ol>
    @for (bar of bars(); track bar.name) {
      <li>
        <span class="name">{{ bar.word }}</span>
        <span class="track">
          <span
            class="bar"
            [attr.data-phase]="bar.name"
            [style.inset-inline-start.%]="bar.start"
            [style.inline-size.%]="bar.size"
          ></span>
        </span>
        <span class="numbers">{{ bar.text }}</span>
      </li>
    }
  </ol>`,
  styles: `
    ol {
      display: grid;
      grid-template-columns: auto minmax(80px, 1fr) auto;
      gap: 10px 14px;
      font-size: 12.5px;
    }
    li {
      display: contents;
    }
    .track {
      position: relative;
      align-self: center;
      height: 12px;
      border-radius: 3px;
      background: var(--raised);
    }
    .bar {
      position: absolute;
      inset-block: 0;
      min-width: 3px;
      border-radius: 3px;
      background: var(--phase-processing);
      forced-color-adjust: none;
    }
    [data-phase='resolve'] {
      background: var(--phase-resolve);
    }
    [data-phase='connect'] {
      background: var(--phase-connect);
    }
    [data-phase='tls'] {
      background: var(--phase-tls);
    }
    [data-phase='transfer'] {
      background: var(--phase-transfer);
    }
  `,
})
export class Waterfall {
  readonly phases = input.required<readonly Phase[]>();
  private readonly t = inject(Language).t;
  protected readonly bars = computed(() =>
    placed(this.phases()).map(bar => {
      const known = named.find(name => name === bar.name);
      return {
        ...bar,
        word: known === undefined ? bar.name : this.t(`phase.${known}`),
        text: latencyText(bar.durationMs),
      };
    }),
  );
}

/** Each phase with where it begins and how much it takes, in percent of the whole. */
export function placed(phases: readonly Phase[]): (Phase & { start: number; size: number })[] {
  const whole = phases.reduce((sum, { durationMs }) => sum + durationMs, 0) || 1;
  let begun = 0;
  return phases.map(phase => {
    const start = (begun / whole) * 100;
    begun += phase.durationMs;
    return { ...phase, start, size: (phase.durationMs / whole) * 100 };
  });
}
