import { Component, inject, input, linkedSignal, model, signal } from '@angular/core';
import { Language } from '../core/language';
import { type FoundProbe, FoundProbes } from '../probes/found-probes';
import { Icon } from '../ui/icon';
import { StateShape } from '../ui/state-shape';
import type { NamedProbe } from './window-draft';

/** Probes that were chosen, and a search at the server for more; by arrows and Enter, or by pointer. */
@Component({
  selector: 'app-probe-picker',
  imports: [Icon, StateShape],
  providers: [FoundProbes],
  templateUrl: './probe-picker.html',
  styleUrls: ['../ui/text-field.css', './probe-picker.css'],
})
export class ProbePicker {
  readonly label = input.required<string>();
  readonly problems = input<readonly string[]>([]);
  readonly value = model.required<readonly NamedProbe[]>();

  protected readonly t = inject(Language).t;
  protected readonly found = inject(FoundProbes);
  protected readonly text = signal('');
  protected readonly active = linkedSignal({ source: this.found.items, computation: () => 0 });

  protected ask(text: string): void {
    this.text.set(text);
    this.found.ask(text);
  }

  protected obey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const items = this.found.items();
    if (step !== undefined && items.length > 0)
      this.active.update(at => (at + step + items.length) % items.length);
    else if (event.key === 'Enter' && !event.isComposing) this.add(items[this.active()]);
    else if (event.key === 'Escape' && this.text() !== '') this.ask('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected isChosen({ id }: FoundProbe): boolean {
    return this.value().some(each => each.id === id);
  }

  protected add(probe: FoundProbe | undefined): void {
    if (probe === undefined) return;
    const { id, name } = probe;
    if (!this.isChosen(probe)) this.value.update(chosen => [...chosen, { id, name }]);
    this.ask('');
  }

  protected remove({ id }: NamedProbe): void {
    this.value.update(chosen => chosen.filter(each => each.id !== id));
  }
}
