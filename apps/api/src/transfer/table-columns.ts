import { columnNames, columnOf, type ColumnName, titles } from './titles.js';
import { UnreadableFile } from './thread/file-content.js';

/** Where each column stands in a file, and what it is called there. */
export type Columns = ReadonlyMap<ColumnName, { readonly index: number; readonly title: string }>;

export interface ColumnReading {
  readonly columns: Columns;
  readonly notes: readonly string[];
}

/**
 * Finds our columns by their titles, in whatever order and language they are.
 * @throws UnreadableFile when a title stands twice, or none is known
 */
export function readColumns(given: readonly string[]): ColumnReading {
  const columns = new Map<ColumnName, { readonly index: number; readonly title: string }>();
  const unknown: string[] = [];
  given.forEach((text, index) => {
    const title = text.trim();
    const name = columnOf(title);
    if (name === 'passed over' || title === '') return;
    if (name === undefined) {
      unknown.push(title);
      return;
    }
    const before = columns.get(name);
    if (before !== undefined)
      throw new UnreadableFile(
        `The columns “${before.title}” and “${title}” mean the same; which of them is right?`,
      );
    columns.set(name, { index, title });
  });
  if (!columns.has('name') && !columns.has('id')) throw noTitles();
  return {
    columns,
    notes: unknown.map(
      title => `The column “${title.slice(0, 60)}” says nothing here and is left out.`,
    ),
  };
}

const noTitles = (): UnreadableFile => {
  const all = columnNames.map(name => titles[name]);
  const list = (language: 'zh' | 'en') => all.map(title => title[language]).join(', ');
  return new UnreadableFile(
    `The first row must hold the titles, and “${titles.name.zh}” (${titles.name.en}) is not among them. They are ${list('zh')}, or ${list('en')}.`,
  );
};
