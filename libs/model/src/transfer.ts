/** The files in which probes come and go: tables with the titles of Gin-Vue-Admin, and all settings in words of our own. */
export const transferFormats = ['csv', 'xlsx', 'json', 'yaml'] as const;
export type TransferFormat = (typeof transferFormats)[number];

export const transferLimits = {
  /** Of a file. 10,000 probes with all their settings are half of it. */
  bytes: 16 * 1024 * 1024,
  /** Probes in a file. */
  rows: 20_000,
  /** How long what a dry run showed can be applied. */
  planMinutes: 15,
} as const;

export const rowActions = ['create', 'change', 'same', 'refuse'] as const;
/** What an import does with a row. */
export type RowAction = (typeof rowActions)[number];

/** One setting that an import writes. Absent: there is none. */
export interface FieldChange {
  /** `name`, `target.http.url` … */
  readonly field: string;
  readonly from?: string;
  readonly to?: string;
  /** A secret is exchanged for another, of which nothing is shown. */
  readonly hidden?: true;
}

/** Why a row is refused. */
export interface RowProblem {
  /** The title of a column, or the way to a setting; absent: the row as a whole. */
  readonly field?: string;
  /** What stands there, shortened. */
  readonly holds?: string;
  /** What may stand there, in a sentence. */
  readonly message: string;
}

export interface ImportRow {
  /** The row of the sheet, its titles being the first; in our own formats the place in the list, from 1 on. */
  readonly line: number;
  readonly action: RowAction;
  /** How the probe on file was found that this row is about. */
  readonly matchedBy?: 'id' | 'name';
  readonly id?: number;
  readonly name: string;
  readonly type?: string;
  readonly address?: string;
  readonly changes?: readonly FieldChange[];
  readonly problems?: readonly RowProblem[];
  /** What is good to know of a row that is not refused. */
  readonly note?: string;
}

/** What a dry run shows: what would be done with each row, and the word by which to have it done. */
export interface ImportPlan {
  readonly token: string;
  /** ISO 8601 */
  readonly expiresAt: string;
  readonly format: TransferFormat;
  /** How the bytes were read, where that can be told wrong. */
  readonly charset?: string;
  readonly notes: readonly string[];
  readonly counts: Readonly<Record<RowAction, number>>;
  readonly rows: readonly ImportRow[];
}
