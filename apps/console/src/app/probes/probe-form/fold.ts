import { booleanAttribute, Component, computed, inject, input } from '@angular/core';
import { Language } from '../../core/language';

/** A part of the form that can be folded away; closed, it says what it holds and what is wrong within. */
@Component({
  selector: 'app-fold',
  template: `<details [open]="open()">
    <summary>
      <span class="title">{{ title() }}</span>
      @if (summary(); as summary) {
        <span class="muted">{{ summary }}</span>
      }
      @if (wrong(); as wrong) {
        <span class="wrong">{{ wrong }}</span>
      }
    </summary>
    <div class="within"><ng-content /></div>
  </details>`,
  styles: `
    :host {
      display: block;
      min-width: 0;
      border-top: 1px solid var(--line);
    }
    :host([inner]) {
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
      padding-inline: 12px;
    }
    summary {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 2px 10px;
      min-height: var(--control-height);
      padding: 9px 0;
      font-size: 13px;
      line-height: 18px;
      cursor: pointer;
      list-style: none;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    summary::before {
      content: '';
      align-self: center;
      inline-size: 6px;
      block-size: 6px;
      margin-inline: 2px 0;
      border: solid var(--muted);
      border-width: 0 1.6px 1.6px 0;
      transform: rotate(-45deg);
      transition: transform var(--quick);
    }
    details[open] > summary::before {
      transform: rotate(45deg);
    }
    .title {
      font-weight: 560;
    }
    .muted {
      font-size: 12.5px;
    }
    .wrong {
      color: var(--down-ink);
      font-size: 12.5px;
    }
    .within {
      padding: 6px 0 16px;
    }
  `,
  host: { '[attr.inner]': 'inner() ? "" : null' },
})
export class Fold {
  readonly title = input.required<string>();
  readonly summary = input<string>('');
  /** How many fields within are not right. */
  readonly problems = input(0);
  /** Whether it begins open; then it is the person's. */
  readonly open = input(false);
  readonly inner = input(false, { transform: booleanAttribute });

  private readonly language = inject(Language);
  protected readonly wrong = computed(() =>
    this.problems() === 0 ? undefined : this.language.tn('form.problems', this.problems()),
  );
}
