import type { TextKey } from '../../core/language';
import type { SortWord } from './sort-words';

/** What a column of the list is, beside what stands in its cells. */
export interface Column {
  readonly title: TextKey;
  readonly sort?: SortWord;
  readonly numbers?: true;
  /** The least width, in pixels. */
  readonly least: number;
  /** Its share of the room that is left over. */
  readonly share?: number;
}

/** In the usual order. */
const described = {
  state: { title: 'column.state', sort: 'state', least: 172 },
  name: { title: 'column.name', sort: 'name', least: 190, share: 3 },
  recent: { title: 'column.recent', least: 140, share: 0.6 },
  success: { title: 'column.success', sort: 'success', least: 78, numbers: true },
  p95: { title: 'column.p95', least: 84, numbers: true },
  latency: { title: 'column.latency', sort: 'latency', least: 80, numbers: true },
  next: { title: 'column.next', least: 74, numbers: true },
  checked: { title: 'column.checked', sort: 'checked', least: 92, numbers: true },
  type: { title: 'column.type', sort: 'type', least: 58 },
  address: { title: 'column.address', sort: 'address', least: 190, share: 2 },
  application: { title: 'column.application', sort: 'application', least: 112, share: 0.6 },
  tags: { title: 'column.tags', least: 130, share: 0.8 },
  schedule: { title: 'column.schedule', sort: 'schedule', least: 88, share: 0.3 },
  enabled: { title: 'column.enabled', least: 68 },
} as const satisfies Record<string, Column>;
export type ColumnName = keyof typeof described;

export const columnsByName: Readonly<Record<ColumnName, Column>> = described;
export const columnNames = Object.keys(described) as readonly ColumnName[];

/** What goes first when there is no room for all. A name always stays. */
const leastMissed: readonly ColumnName[] = [
  'tags',
  'schedule',
  'checked',
  'application',
  'type',
  'address',
  'enabled',
  'latency',
  'p95',
  'success',
  'next',
  'recent',
  'state',
];

/** Of the tick before the others and of the menu behind them. */
const edges = { tick: 40, menu: 44 };

/** The columns for which there is room, in the order in which they came. @param width in pixels */
export function fittingColumns(columns: readonly ColumnName[], width: number): ColumnName[] {
  let kept = [...columns];
  for (const name of leastMissed) {
    if (widthOf(kept) <= width) break;
    kept = kept.filter(other => other !== name);
  }
  return kept;
}

/** The least width of a table with these columns, in pixels. */
export const widthOf = (columns: readonly ColumnName[]): number =>
  columns.reduce((sum, name) => sum + columnsByName[name].least, edges.tick + edges.menu);

/** The tracks of a grid with these columns, from the tick to the menu. */
export const tracksOf = (columns: readonly ColumnName[]): string =>
  [
    `${edges.tick}px`,
    ...columns.map(name => {
      const { least, share } = columnsByName[name];
      return share === undefined ? `${least}px` : `minmax(${least}px, ${share}fr)`;
    }),
    `${edges.menu}px`,
  ].join(' ');

/** Below this width of the list, in pixels, rows become cards. */
export const cardsBelow = 720;

/** What a card shows. */
export const cardColumns: readonly ColumnName[] = [
  'state',
  'name',
  'recent',
  'success',
  'p95',
  'latency',
  'next',
  'enabled',
];
