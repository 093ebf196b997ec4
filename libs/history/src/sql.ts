export type Dialect = 'mysql' | 'sqlite';

/** What a column takes and gives. */
export type Value = string | number | Uint8Array | null;

/** One row, as its columns are named in the statement. */
export type Row = Readonly<Record<string, Value>>;

/** Rows as their values, in the order of some columns. */
export interface Rows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** What can be said to the database; inside a transaction, all of it or nothing comes to pass. */
export interface Statements {
  all<R extends Row>(text: string, values?: readonly Value[]): Promise<R[]>;
  /** @returns how many rows were touched */
  run(text: string, values?: readonly Value[]): Promise<number>;
  /** Fails when one of the keys is taken. */
  insert(rows: Rows): Promise<void>;
  /** In place of the rows that have the same keys. */
  put(rows: Rows): Promise<void>;
}

/** The database as the history uses it: past any mapper, for it is many rows and few statements. */
export interface Sql extends Statements {
  readonly dialect: Dialect;
  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
