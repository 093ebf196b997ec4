import { booleanAttribute, Component, computed, inject, input } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { type Field, isSecretName, recordTypes } from '@dialtone/model';
import { Language } from '../../core/language';
import { Icon } from '../../ui/icon';
import type { Option } from '../../ui/option';
import { TextField } from '../../ui/text-field';
import { FieldWords } from '../field-words';
import { changedLabels } from './changed-labels';
import { chosenKey, groupsOf, isGroup, textOf, textsOf } from './draft-value';
import { Fold } from './fold';
import { FormState } from './form-state';
import { isUsual, shownIn } from './target-draft';

/** Lines that leave room for others beside them. */
const lineWidths: Readonly<Record<string, 'short' | 'half' | 'full'>> = {
  serverName: 'full',
  expectedStatus: 'short',
  recordType: 'short',
  name: 'half',
  value: 'half',
  username: 'half',
  password: 'half',
  clientId: 'half',
  clientSecret: 'half',
};
const suggestions: Readonly<Record<string, readonly string[]>> = { recordType: recordTypes };

/** One field of a target, as its descriptor says: a place for text, a choice, a switch, or what it holds. */
@Component({
  selector: 'app-target-field',
  imports: [Fold, Icon, MatButton, MatIconButton, TextField],
  templateUrl: './target-field.html',
  styleUrl: './target-field.css',
  host: { '[attr.data-width]': 'width()' },
})
export class TargetField {
  readonly field = input.required<Field>();
  /** Such as `target.http.headers.0.name`. */
  readonly path = input.required<string>();
  /** It stands alone under a heading that says its name already. */
  readonly bare = input(false, { transform: booleanAttribute });
  /** It is the one that was chosen of several: it must be filled in. */
  readonly chosen = input(false, { transform: booleanAttribute });

  protected readonly state = inject(FormState);
  protected readonly words = inject(FieldWords);
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly said = this.language.said;
  protected readonly chosenKey = chosenKey;

  private readonly name = computed(() => this.path().split('.').at(-1) ?? '');
  protected readonly label = computed(() => this.words.label(this.path()));
  protected readonly hint = computed(() => this.words.hint(this.path()));
  protected readonly problems = computed(() => this.state.problemsAt(this.path()));
  private readonly value = computed(() => this.state.at(this.path()));
  protected readonly text = computed(() => {
    const value = this.value();
    return Array.isArray(value) ? textsOf(value).join('\n') : textOf(value);
  });
  protected readonly on = computed(() => this.value() === true);

  /** Not to be read over a shoulder: what is never shown again, and a header whose name tells of a secret. */
  protected readonly secret = computed(() => {
    const { secret } = this.field();
    const name = textOf(this.state.at(this.path().replace(/\.value$/u, '.name')));
    return (
      secret === 'hidden' || (secret === 'sealed' && this.name() === 'value' && isSecretName(name))
    );
  });

  /** How it takes text: a list of lines is written one below the other. */
  protected readonly control = computed(() => {
    const { kind } = this.field();
    if (kind === 'choice' || kind === 'flag') return 'choice';
    return kind === 'lines' || kind === 'texts' ? 'lines' : 'line';
  });
  protected readonly mono = computed(() => this.control() !== 'choice');
  /** May be left empty; what is there from the start is not called optional. */
  protected readonly optional = computed(() => {
    const { presence, usual } = this.field();
    if (this.chosen() || this.control() === 'choice') return false;
    return presence === 'optional' || (Array.isArray(usual) && usual.length === 0);
  });
  protected readonly inputMode = computed(() => {
    const { kind } = this.field();
    if (kind === 'integer') return 'numeric';
    if (kind === 'decimal') return 'decimal';
    return this.name() === 'url' ? 'url' : 'text';
  });
  protected readonly suggested = computed(() => suggestions[this.name()] ?? []);
  protected readonly options = computed((): Option[] => {
    const { kind, choices = [], presence } = this.field();
    const usual = presence === 'optional' ? [{ value: '', word: this.t('form.asUsual') }] : [];
    const values = kind === 'flag' ? ['yes', 'no'] : choices;
    return [...usual, ...values.map(value => ({ value, word: this.words.choice(value) }))];
  });

  protected readonly group = computed(() => {
    const value = this.value();
    return isGroup(value) ? value : {};
  });
  protected readonly members = computed(() => groupsOf(this.value()));
  protected readonly inner = computed(() => Object.entries(this.field().fields ?? {}));
  protected readonly shown = computed(() => shownIn(this.field(), this.group()));
  protected readonly ways = computed((): Option[] => [
    { value: '', word: this.t('form.none') },
    ...this.inner().map(([name]) => ({
      value: name,
      word: this.words.label(`${this.path()}.${name}`),
    })),
  ]);
  protected readonly way = computed(() => textOf(this.group()[chosenKey]));
  protected readonly began = computed(
    () => !isUsual(this.field(), this.state.begunAt(this.path())),
  );
  protected readonly summary = computed(() =>
    changedLabels(
      this.inner().map(([name, field]) => ({ field, path: `${this.path()}.${name}` })),
      this.state,
      this.words,
    ),
  );
  protected readonly wrong = computed(() => this.state.problemCount([this.path()]));

  protected readonly width = computed(() => {
    const { kind, presence } = this.field();
    if (kind === 'choice' || kind === 'integer' || kind === 'decimal') return 'short';
    if (kind === 'flag') return presence === 'optional' ? 'short' : 'full';
    return kind === 'line' ? (lineWidths[this.name()] ?? 'long') : 'full';
  });

  protected write(text: string): void {
    this.state.put(this.path(), this.field().kind === 'texts' ? text.split('\n') : text);
  }
}
