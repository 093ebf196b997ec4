import { computed, DestroyRef, inject, Injectable, type Signal, signal } from '@angular/core';

/** Where a command stands among the others, in this order. */
export const commandGroups = ['here', 'go', 'do', 'look'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something that a person can do, by its words in the palette or by its key. */
export interface Command {
  readonly id: string;
  /** `here`: of the page that is open. */
  readonly group: CommandGroup;
  /** As it is read, in the page's language. */
  readonly words: string;
  /** What else it is found by; not shown. */
  readonly alias?: string;
  /** `n`, `?`, `mod+k` (Ctrl, or Command on a Mac), or two after another: `g p`. */
  readonly keys?: string;
  /** Only a key, for it moves within what is on screen: told in the help, not offered in the palette. */
  readonly keyOnly?: boolean;
  readonly run: () => void;
}

type Source = () => readonly Command[];

/** Everything that can be done now: the frame's commands, and those of the page that is open. */
@Injectable({ providedIn: 'root' })
export class Commands {
  private readonly sources = signal<readonly Source[]>([]);

  /** By group; within one, a page's own before those around it, of which it takes the place of those with its id. */
  readonly all: Signal<readonly Command[]> = computed(() => {
    const offered = this.sources()
      .toReversed()
      .flatMap(source => source());
    const byId = new Map(offered.toReversed().map(command => [command.id, command]));
    const commands = offered.filter(command => byId.get(command.id) === command);
    return commandGroups.flatMap(group => commands.filter(each => each.group === group));
  });

  /** Adds commands for as long as what injects them lives. What they are may depend on signals. */
  offer(source: Source): void {
    this.sources.update(sources => [...sources, source]);
    inject(DestroyRef).onDestroy(() => {
      this.sources.update(sources => sources.filter(each => each !== source));
    });
  }
}
