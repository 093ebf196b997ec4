import type { Row, Statements } from '../sql.js';
import { type Level, levels } from '../levels.js';

/** The first minute, hour and day, since 1970, that is not rolled up. */
export type Marks = Readonly<Record<Level, number>>;

/** A place that checks are made from, and how far its rollups have come. */
export interface Place {
  readonly location: number;
  readonly marks: Marks;
}

const nothing: Marks = { minutes: 0, hours: 0, days: 0 };
const isLevel = (name: string): name is Level => levels.some(level => level === name);

/** Every place that has written something, or the one that is asked for. To be read before the rows: marks only grow. */
export async function placesOf(sql: Statements, wanted?: number): Promise<Place[]> {
  const rows = await sql.all<Row>('SELECT name, location, value FROM dialtone_marks');
  const marks = new Map<number, Marks>();
  for (const row of rows) {
    const [name, location] = [String(row.name), Number(row.location)];
    const known = marks.get(location) ?? nothing;
    marks.set(location, isLevel(name) ? { ...known, [name]: Number(row.value) } : known);
  }
  if (wanted !== undefined) return [{ location: wanted, marks: marks.get(wanted) ?? nothing }];
  if (marks.size === 0) return [{ location: 0, marks: nothing }];
  return [...marks].map(([location, known]) => ({ location, marks: known }));
}
