import { Component, computed, inject, input } from '@angular/core';
import { Language } from '../core/language';
import { type SparkLook, sparkPaths } from './spark-paths';

/**
 * A strip as a line of a table has it: the last checks, oldest first, drawn as one path for each colour, for lists draw
 * many of them again four times a second.
 */
@Component({
  selector: 'app-spark-strip',
  template: `<svg
    role="img"
    preserveAspectRatio="none"
    focusable="false"
    [attr.viewBox]="paths().viewBox"
    [attr.aria-label]="label()"
  >
    @for (path of paths().paths; track path.kind) {
      <path [class]="path.kind" [attr.d]="path.d" />
    }
  </svg>`,
  styles: `
    :host {
      display: block;
      block-size: 22px;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      forced-color-adjust: none;
    }
    .none {
      fill: var(--line);
    }
    .up {
      fill: var(--up);
    }
    .degraded {
      fill: var(--degraded);
    }
    .down {
      fill: var(--down);
    }
    .unknown {
      fill: var(--unknown);
    }
  `,
})
export class SparkStrip {
  /** The oldest first; undefined while they are not known. */
  readonly looks = input.required<readonly SparkLook[] | undefined>();
  readonly length = input(50);

  private readonly language = inject(Language);
  protected readonly paths = computed(() => sparkPaths(this.looks() ?? [], this.length()));
  protected readonly label = computed(() => {
    const looks = this.looks();
    if (looks === undefined) return this.language.t('loading');
    const down = looks.filter(({ kind }) => kind === 'down').length;
    return this.language.t('table.stripAlt', { n: looks.length, down });
  });
}
