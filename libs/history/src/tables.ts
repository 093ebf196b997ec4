import type { Dialect } from './sql.js';

/** What a result is besides its key. ending: as `endingCodes` has it. */
const result = (bytes: string) => `
  started_at bigint NOT NULL,
  ending tinyint NOT NULL,
  asked tinyint NOT NULL DEFAULT 0,
  latency_us bigint NOT NULL,
  reason varchar(8) NULL,
  message varchar(500) NULL,
  http_status smallint NULL,
  phases ${bytes} NULL,
  judged text NULL,`;

/**
 * One row for each check that finished. The key keeps one probe's results together, in the order of time; there is no
 * other index, for it would cost as much as the rows.
 */
const results = (bytes: string) => `
  probe_id bigint unsigned NOT NULL,
  location smallint NOT NULL DEFAULT 0,${result(bytes)}
  PRIMARY KEY (probe_id, location, started_at)`;

/** The same of the newest, batch by batch as they came, until they are settled among the others. */
const newest = (bytes: string) => `
  batch bigint NOT NULL,
  location smallint NOT NULL DEFAULT 0,
  probe_id bigint unsigned NOT NULL,${result(bytes)}
  PRIMARY KEY (batch, location, probe_id, started_at)`;

/** The batches that have rows among the newest results. */
const batches = `
  sequence bigint NOT NULL,
  place smallint NOT NULL,
  PRIMARY KEY (sequence, place)`;

/** Planned runs in a row at which nobody looked, evenly spaced from the first to the last; reason: a `MissReason`. */
const gaps = `
  probe_id bigint unsigned NOT NULL,
  location smallint NOT NULL DEFAULT 0,
  first_at bigint NOT NULL,
  last_at bigint NOT NULL,
  runs bigint NOT NULL,
  reason varchar(16) NOT NULL,
  PRIMARY KEY (probe_id, location, first_at)`;

/** When the verdict on a target changed, with the reason and the sentence of the first check that found it so. */
const transitions = `
  probe_id bigint unsigned NOT NULL,
  location smallint NOT NULL DEFAULT 0,
  at bigint NOT NULL,
  ending tinyint NOT NULL,
  reason varchar(8) NULL,
  message varchar(500) NULL,
  PRIMARY KEY (probe_id, location, at)`;

/**
 * The checks of one probe that finished within one minute, hour or day of UTC; `at` counts those since 1970. What was
 * asked for outside the schedule is among the counts, and apart once more. latency: a `LatencyProfile`.
 */
const rollups = (bytes: string) => `
  probe_id bigint unsigned NOT NULL,
  location smallint NOT NULL DEFAULT 0,
  at int NOT NULL,
  up int NOT NULL,
  degraded int NOT NULL,
  down int NOT NULL,
  internal int NOT NULL,
  asked int NOT NULL,
  asked_up int NOT NULL,
  latency ${bytes} NOT NULL,
  PRIMARY KEY (probe_id, location, at)`;

/** How far the writer has come, by a name and a place. */
const marks = `
  name varchar(32) NOT NULL,
  location smallint NOT NULL DEFAULT 0,
  value bigint NOT NULL,
  PRIMARY KEY (name, location)`;

/** The places that checks are made from. */
const locations = `
  id smallint NOT NULL,
  name varchar(191) NOT NULL,
  PRIMARY KEY (id)`;

const bytes: Record<Dialect, { readonly few: string; readonly many: string }> = {
  mysql: { few: 'varbinary(255)', many: 'blob' },
  sqlite: { few: 'blob', many: 'blob' },
};

/** The columns of every table of the history, by its name. */
export const historyTables = (dialect: Dialect) =>
  ({
    dialtone_results: results(bytes[dialect].few),
    dialtone_gaps: gaps,
    dialtone_transitions: transitions,
    dialtone_minutes: rollups(bytes[dialect].many),
    dialtone_hours: rollups(bytes[dialect].many),
    dialtone_days: rollups(bytes[dialect].many),
    dialtone_marks: marks,
    dialtone_locations: locations,
    dialtone_newest: newest(bytes[dialect].few),
    dialtone_batches: batches,
  }) as const;
export type HistoryTable = keyof ReturnType<typeof historyTables>;

const kind: Record<Dialect, string> = {
  mysql: 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci',
  sqlite: 'WITHOUT ROWID',
};

/** The statement that makes a table of the history, under its own name or another. */
export const creationOf = (dialect: Dialect, table: HistoryTable, as: string = table): string =>
  `CREATE TABLE IF NOT EXISTS ${as} (${historyTables(dialect)[table]}) ${kind[dialect]}`;

/** The statement that makes the key by which gaps are found that reach into a window. */
export const gapEndsCreation =
  'CREATE INDEX dialtone_gaps_ends ON dialtone_gaps (probe_id, location, last_at)';
