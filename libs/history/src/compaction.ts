import type { HistoryTable } from './tables.js';

/** What grows with the checks, or with what becomes of them. */
export const growingTables = [
  'dialtone_results',
  'dialtone_minutes',
  'dialtone_hours',
  'dialtone_days',
  'dialtone_transitions',
  'dialtone_gaps',
] as const satisfies readonly HistoryTable[];

/**
 * The statement by which MariaDB keeps a table in a third of the room: it compresses each page as it writes it, and gives
 * the rest of its place back to the file system. The table is made anew, which takes its time where it holds much. To
 * MySQL it says nothing.
 */
export const compactionOf = (table: (typeof growingTables)[number]): string =>
  `ALTER TABLE ${table} /*M!100100 PAGE_COMPRESSED=1 */`;
