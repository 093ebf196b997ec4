/** How long the second key of two may take. */
const patienceMs = 1200;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'timeStamp'>;

/** The name of a key as commands write it: `n`, `?`, `mod+k`; undefined for what is the system's. */
export function keyName({ key, ctrlKey, metaKey, altKey }: Omit<Pressed, 'timeStamp'>) {
  if (altKey || key.length === 0) return undefined;
  if (ctrlKey || metaKey) return `mod+${key.toLowerCase()}`;
  return key;
}

/** Puts keys together that are pressed one after the other: `g`, then `p`, is `g p`. */
export class KeySequence {
  private before: { readonly name: string; readonly at: number } | undefined;

  /** What was pressed, the longest reading first. */
  readings(event: Pressed): readonly string[] {
    const name = keyName(event);
    if (name === undefined) return [];
    const { before } = this;
    this.before = { name, at: event.timeStamp };
    return before !== undefined && event.timeStamp - before.at < patienceMs
      ? [`${before.name} ${name}`, name]
      : [name];
  }

  forget(): void {
    this.before = undefined;
  }
}

/** The single keys of a command as they stand on the keyboard in front of the person. */
export const keyCaps = (keys: string, mac: boolean): readonly string[] =>
  keys.split(' ').flatMap(key => {
    if (!key.startsWith('mod+')) return [key];
    return [mac ? '⌘' : 'Ctrl', key.slice('mod+'.length).toUpperCase()];
  });

/** Whether what has the focus takes keys itself: text, or a menu that finds by letters. */
export const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest(takers) !== null;

const takers =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=menu], [role=listbox]';
