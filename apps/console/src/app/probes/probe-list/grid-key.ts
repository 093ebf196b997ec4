/** What a key means in a grid of rows: some rows on, to a row, a tick, or to open the row. */
export type GridKey =
  | { readonly by: number }
  | { readonly to: number }
  | { readonly tick: 'row' | 'range' }
  | { readonly open: true };

/** What is pressed, of a `KeyboardEvent`. */
interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * The keys of a grid, as ARIA's authoring practices have them.
 * @param page how many rows are in sight
 * @param last the place of the last row
 */
export function gridKey(
  { key, shiftKey, ctrlKey, metaKey, altKey }: Pressed,
  { page, last }: { readonly page: number; readonly last: number },
): GridKey | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const inSight = Math.max(1, page);
  const meanings: Partial<Record<string, GridKey>> = {
    ArrowDown: { by: 1 },
    ArrowUp: { by: -1 },
    PageDown: { by: inSight },
    PageUp: { by: -inSight },
    Home: { to: 0 },
    End: { to: last },
    ' ': { tick: shiftKey ? 'range' : 'row' },
    Enter: { open: true },
  };
  return meanings[key];
}
