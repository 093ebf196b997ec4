import type { Statements } from '../sql.js';

/**
 * How far the writer has come. sequence: the last batch on disk. alive: when we last ran. minutes, hours, days: the
 * first one that is not rolled up; all before it are complete.
 */
export const markNames = ['sequence', 'alive', 'minutes', 'hours', 'days'] as const;
export type MarkName = (typeof markNames)[number];

export async function marksAt(
  statements: Statements,
  location: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await statements.all<{ name: string; value: number }>(
    'SELECT name, value FROM dialtone_marks WHERE location = ?',
    [location],
  );
  return new Map(rows.map(({ name, value }) => [name, value]));
}

export async function putMarks(
  statements: Statements,
  location: number,
  marks: Readonly<Partial<Record<MarkName, number>>>,
): Promise<void> {
  await statements.put({
    table: 'dialtone_marks',
    columns: ['name', 'location', 'value'],
    rows: Object.entries(marks).map(([name, value]) => [name, location, value]),
  });
}
