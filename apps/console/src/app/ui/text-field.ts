import { booleanAttribute, Component, computed, inject, input, model, output } from '@angular/core';
import { Language } from '../core/language';

/** A labelled place for text or a choice, with its hint and what is wrong with it. */
@Component({
  selector: 'app-text-field',
  templateUrl: './text-field.html',
  styleUrl: './text-field.css',
})
export class TextField {
  /** Names the control: the path of what it holds, such as `target.http.url`. */
  readonly field = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly problems = input<readonly string[]>([]);
  readonly value = model.required<string>();
  readonly kind = input<'line' | 'lines' | 'choice'>('line');
  readonly options = input<readonly string[]>([]);
  /** Texts that were used before, offered while typing. */
  readonly suggestions = input<readonly string[]>([]);
  readonly mono = input(false, { transform: booleanAttribute });
  readonly optional = input(false, { transform: booleanAttribute });
  readonly inputMode = input<'text' | 'numeric' | 'decimal' | 'url'>('text');
  readonly placeholder = input('');
  readonly left = output();

  protected readonly t = inject(Language).t;
  protected readonly describedBy = computed(() => {
    const ids = [
      ...(this.problems().length > 0 ? [`${this.field()}-problem`] : []),
      ...(this.hint() === undefined ? [] : [`${this.field()}-hint`]),
    ];
    return ids.length > 0 ? ids.join(' ') : null;
  });
}
