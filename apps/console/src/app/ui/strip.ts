import { Component, computed, inject, input } from '@angular/core';
import { Language, localeOf } from '../core/language';
import { latencyText } from '../core/number-text';
import { clockText } from '../core/time-text';

export interface Look {
  readonly startedAt: string;
  readonly up: boolean;
  readonly degraded: boolean;
  readonly latencyMs: number;
  readonly message: string | null;
}

/** The last looks, oldest first: the height is the latency within its own range, the colour is the state. */
@Component({
  selector: 'app-strip',
  template: `<div class="bars" role="img" [attr.aria-label]="label()">
    @for (bar of bars(); track bar.key) {
      <span
        class="bar"
        [class.down]="!bar.up"
        [class.degraded]="bar.degraded"
        [class.none]="bar.none"
        [style.block-size.%]="bar.height"
        [title]="bar.title"
      ></span>
    }
  </div>`,
  styles: `
    .bars {
      display: flex;
      align-items: flex-end;
      gap: 3px;
      height: 44px;
    }
    .bar {
      flex: 1 1 0;
      min-width: 2px;
      border-radius: 2px;
      background: var(--up);
      /* What is drawn of grounds alone would be gone with them. */
      forced-color-adjust: none;
    }
    .bar.down {
      background: var(--down);
    }
    .bar.degraded {
      background: var(--degraded);
    }
    .bar.none {
      background: var(--unknown-hatch);
      opacity: 0.45;
    }
    @media (max-width: 639px) {
      .bars {
        gap: 2px;
      }
    }
  `,
})
export class Strip {
  /** The newest first, as the API gives them. */
  readonly looks = input.required<readonly Look[]>();
  readonly length = input(60);

  private readonly language = inject(Language);
  protected readonly label = computed(() => {
    const shown = this.looks().slice(0, this.length());
    return this.language.t('detail.stripAlt', {
      n: shown.length,
      down: shown.filter(({ up }) => !up).length,
    });
  });
  protected readonly bars = computed(() => {
    const shown = this.looks().slice(0, this.length()).reverse();
    const heights = stripHeights(shown);
    const locale = localeOf[this.language.name()];
    const empty = Array.from({ length: this.length() - shown.length }, (_, index) => ({
      key: `none ${index}`,
      up: true,
      degraded: false,
      none: true,
      height: 100,
      title: '',
    }));
    return [
      ...empty,
      ...shown.map((look, index) => ({
        key: look.startedAt,
        up: look.up,
        degraded: look.up && look.degraded,
        none: false,
        height: heights[index] ?? 100,
        title: `${clockText(new Date(look.startedAt), locale)} · ${look.message === null ? latencyText(look.latencyMs) : this.language.said(look.message)}`,
      })),
    ];
  });
}

/** Heights in percent: the least latency 30, the most 100; a look that was not up stands at full height. */
export function stripHeights(looks: readonly Look[]): number[] {
  const latencies = looks.filter(({ up }) => up).map(({ latencyMs }) => latencyMs);
  const least = Math.min(...latencies);
  const range = Math.max(...latencies) - least;
  return looks.map(({ up, latencyMs }) => {
    if (!up) return 100;
    return range > 0 ? 30 + (70 * (latencyMs - least)) / range : 60;
  });
}
