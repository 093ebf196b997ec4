import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { type Command, commandGroups, Commands } from '../core/commands';
import { Language } from '../core/language';
import { Icon } from '../ui/icon';
import { KeyCaps } from '../ui/key-caps';
import { StateShape } from '../ui/state-shape';
import { FoundProbes } from '../probes/found-probes';
import { type PaletteOption, probeOptions, type PaletteSection } from './palette-option';
import { ranked } from './ranked';
import type { Typed } from './typed-ahead';

/** Beside probes, so many commands are enough. */
const mostCommands = 5;

/** Finds a probe, a page or an action by a few letters, and goes there or does it. */
@Component({
  selector: 'app-palette',
  imports: [Icon, KeyCaps, StateShape],
  providers: [FoundProbes],
  templateUrl: './palette.html',
  styleUrl: './palette.css',
})
export class Palette {
  private readonly commands = inject(Commands);
  private readonly router = inject(Router);
  private readonly dialog = inject<MatDialogRef<Palette>>(MatDialogRef);
  private readonly language = inject(Language);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly found = inject(FoundProbes);
  protected readonly t = this.language.t;
  protected readonly tn = this.language.tn;

  protected readonly text = signal('');
  protected readonly sections = computed<readonly PaletteSection[]>(() => {
    const searching = this.text().trim() !== '';
    const commands = ranked(this.commands.all(), this.text());
    const probes = searching ? this.probeSection() : [];
    return [
      ...this.commandSections(searching ? commands.slice(0, mostCommands) : commands),
      ...probes,
    ];
  });
  private readonly options = computed(() => this.sections().flatMap(({ options }) => options));
  /** The place of the option that Enter takes; another text begins at the first. */
  protected readonly active = linkedSignal({ source: this.text, computation: () => 0 });
  protected readonly activeId = computed(() => this.options()[this.active()]?.id);
  protected readonly count = computed(() => this.options().length);

  constructor() {
    afterRenderEffect(() => {
      const id = this.activeId();
      if (id !== undefined)
        this.element.nativeElement
          .querySelector(`[id="${CSS.escape(id)}"]`)
          ?.scrollIntoView({ block: 'nearest' });
    });
  }

  /** What was typed while it opened stands there, and is taken if Enter was pressed; more can be typed behind it at once. */
  begin({ text, entered }: Typed): void {
    const field = this.element.nativeElement.querySelector('input');
    if (field === null) return;
    // The dialog does so when the page is drawn next; a key until then would go to the page below.
    field.focus();
    if (text !== '') {
      field.value = text + field.value;
      this.ask(field.value);
    }
    if (entered) this.take(this.options()[this.active()]);
  }

  protected ask(text: string): void {
    this.text.set(text);
    this.found.ask(text);
  }

  protected obey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) this.move(step);
    else if (event.key === 'Enter' && !event.isComposing) this.take(this.options()[this.active()]);
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k')
      this.dialog.close();
    else return;
    event.preventDefault();
  }

  protected point(option: PaletteOption): void {
    this.active.set(this.options().indexOf(option));
  }

  /** Closes first: what is done may open something of its own, and gets the focus. */
  protected take(option: PaletteOption | undefined): void {
    if (option === undefined) return;
    this.dialog.afterClosed().subscribe(() => {
      option.run();
    });
    this.dialog.close();
  }

  /** By one it goes round; by a page it stops at the ends. */
  private move(step: number): void {
    const count = this.count();
    if (count === 0) return;
    const next = this.active() + step;
    this.active.set(
      Math.abs(step) === 1 ? (next + count) % count : Math.max(0, Math.min(count - 1, next)),
    );
  }

  private commandSections(commands: readonly Command[]): PaletteSection[] {
    return commandGroups
      .map(group => ({
        name: group,
        title: this.t(`palette.${group}`),
        options: commands.filter(each => each.group === group),
      }))
      .filter(({ options }) => options.length > 0);
  }

  private probeSection(): PaletteSection[] {
    const { items, total } = this.found;
    if (items().length === 0) return [];
    const go = (path: readonly string[], search?: string) => {
      void this.router.navigate([...path], { queryParams: search === undefined ? {} : { search } });
    };
    const rest = total() > items().length ? this.tn('palette.all', total()) : undefined;
    const options = probeOptions(items(), { go, search: this.text().trim(), rest });
    return [{ name: 'probes', title: this.t('frame.probes'), options }];
  }
}
