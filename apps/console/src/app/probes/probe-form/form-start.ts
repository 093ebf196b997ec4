import { Component, computed, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { targetKinds, targetTypeOf } from '@dialtone/model';
import { Language } from '../../core/language';
import { Icon } from '../../ui/icon';
import { FieldWords } from '../field-words';
import { changedLabels } from './changed-labels';
import type { Draft } from './draft';
import { valueAt } from './draft-value';
import { showField } from './field-focus';
import { FormState } from './form-state';
import type { Filling, LeftOver } from './pasted/filling';
import { readPasted } from './pasted/read-pasted';
import { type PresetName, presetNames, presets } from './presets';

interface Filled {
  /** What stood in the form before, to go back to. */
  readonly before: Draft;
  /** What stands there now: once more is typed, going back would lose it. */
  readonly after: Draft;
  readonly preset?: PresetName;
  readonly left: readonly LeftOver[];
}

/** How a new probe begins: from whatever is at hand, pasted here, or from what people watch most. */
@Component({
  selector: 'app-form-start',
  imports: [Icon, MatButton],
  templateUrl: './form-start.html',
  styleUrl: './form-start.css',
})
export class FormStart {
  /** The form holds something else now. */
  readonly replaced = output();

  protected readonly state = inject(FormState);
  private readonly words = inject(FieldWords);
  private readonly language = inject(Language);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');
  protected readonly t = this.language.t;

  protected readonly presets = presetNames.map(name => ({
    name,
    type: presets[name].filling.type,
  }));
  protected readonly typed = signal('');
  protected readonly problem = signal(false);
  protected readonly filled = signal<Filled | undefined>(undefined);
  protected readonly untouched = computed(() => !this.state.changed());
  /** Nothing was typed since: there is a way back. */
  protected readonly canUndo = computed(() => this.filled()?.after === this.state.draft());
  /** `HTTP: URL · Headers 2 · Request body` */
  protected readonly summary = computed(() => {
    const after = this.filled()?.after ?? this.state.draft();
    const target = targetTypeOf(after.type);
    const fields = Object.entries(targetKinds[target].fields).map(([name, field]) => ({
      field,
      path: `target.${target}.${name}`,
    }));
    const at = (path: string) => valueAt(after.target, path.split('.').slice(1));
    return changedLabels(fields, { at }, this.words);
  });

  /** What is pasted is read at once: a command of several lines, too, and nothing of it stays in sight. */
  protected paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (this.typed() !== '' || text.trim() === '') return;
    event.preventDefault();
    this.read(text);
  }

  protected readTyped(event: Event): void {
    event.preventDefault();
    // Ctrl-Enter and Enter would save the form.
    event.stopPropagation();
    if (this.typed().trim() !== '') this.read(this.typed());
  }

  protected choose(name: PresetName): void {
    const { filling, first } = presets[name];
    this.fill(filling, { preset: name, left: [] });
    this.focus(first);
  }

  protected undo(): void {
    const { before } = this.filled() ?? {};
    if (before === undefined || !this.canUndo()) return;
    this.state.replace(before);
    this.filled.set(undefined);
    this.replaced.emit();
    this.field().nativeElement.focus();
  }

  private read(text: string): void {
    const pasted = readPasted(text);
    this.problem.set(pasted === undefined);
    if (pasted === undefined) {
      this.show(text);
      return;
    }
    this.show('');
    this.fill(pasted.filling, { left: pasted.left });
  }

  private show(text: string): void {
    this.typed.set(text);
    this.field().nativeElement.value = text;
  }

  private fill(filling: Filling, told: Pick<Filled, 'preset' | 'left'>): void {
    const before = this.state.draft();
    this.state.fill(filling);
    this.filled.set({ ...told, before, after: this.state.draft() });
    this.replaced.emit();
  }

  private focus(field: string): void {
    setTimeout(() => {
      const form = this.element.nativeElement.closest('form');
      const input = form?.querySelector<HTMLInputElement>(`[id="${field}"]`);
      showField(input);
      input?.setSelectionRange(input.value.length, input.value.length);
    });
  }
}
