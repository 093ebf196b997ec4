import { booleanAttribute, Component, computed, inject, input, model, output } from '@angular/core';
import { concealedText } from './concealed-text';
import { Language } from '../core/language';
import type { Option } from './option';

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
  readonly options = input<readonly Option[]>([]);
  /** Texts that were used before, offered while typing. */
  readonly suggestions = input<readonly string[]>([]);
  readonly mono = input(false, { transform: booleanAttribute });
  readonly optional = input(false, { transform: booleanAttribute });
  readonly inputMode = input<'text' | 'numeric' | 'decimal' | 'url'>('text');
  /** Not to be read over a shoulder; what is on file is not shown, and stays unless something else is typed. */
  readonly secret = input(false, { transform: booleanAttribute });
  readonly placeholder = input('');
  readonly left = output();

  protected readonly t = inject(Language).t;
  protected readonly said = inject(Language).said;
  protected readonly kept = computed(() => this.secret() && this.value() === concealedText);
  protected readonly shown = computed(() => (this.kept() ? '' : this.value()));
  protected readonly shownPlaceholder = computed(() =>
    this.kept() ? concealedText : this.placeholder(),
  );
  protected readonly shownHint = computed(() =>
    this.kept() ? this.t('form.secretKept') : this.hint(),
  );
  protected readonly describedBy = computed(() => {
    const ids = [
      ...(this.problems().length > 0 ? [`${this.field()}-problem`] : []),
      ...(this.shownHint() === undefined ? [] : [`${this.field()}-hint`]),
    ];
    return ids.length > 0 ? ids.join(' ') : null;
  });
}
