import Database from 'better-sqlite3';
import type { Row, Rows, Sql, Statements, Value } from './sql.js';

/**
 * A statement waits this long, in milliseconds, for another process or the thread of the checks that is writing. So long
 * nobody can be answered who only wants to read, so it is short; what was to be written is tried again.
 */
const usualBusyMs = 1000;

/**
 * What SQLite holds of the file, in kB. A transaction goes through the probes in their order and comes to no page twice, so more
 * than this saves nothing; and whoever only reads begins anew after each batch.
 */
const [writingCacheKb, readingCacheKb] = [4000, 1000];

/**
 * An SQLite file as the history uses it. Statements answer within the turn that asks, so this belongs into a thread of
 * its own. Transactions take turns, and what is asked past them goes over a second connection and sees none of them.
 */
export class SqliteSql implements Sql {
  readonly dialect = 'sqlite';
  private readonly writing: Connection;
  private readonly reading: Connection;
  private last: Promise<unknown> = Promise.resolve();

  /** @throws Error when the file cannot be opened */
  constructor(path: string, busyMs = usualBusyMs) {
    this.writing = new Connection(path, { busyMs, cacheKb: writingCacheKb });
    this.reading = new Connection(path, { busyMs, cacheKb: readingCacheKb });
  }

  async all<R extends Row>(text: string, values?: readonly Value[]): Promise<R[]> {
    return this.reading.all<R>(text, values);
  }

  async run(text: string, values?: readonly Value[]): Promise<number> {
    return this.transaction(async statements => statements.run(text, values));
  }

  async insert(rows: Rows): Promise<void> {
    await this.transaction(async statements => statements.insert(rows));
  }

  async put(rows: Rows): Promise<void> {
    await this.transaction(async statements => statements.put(rows));
  }

  async transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    const turn = this.last.then(async () => this.transact(work));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    await this.last;
    this.writing.close();
    this.reading.close();
  }

  private async transact<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    await this.writing.run('BEGIN IMMEDIATE');
    try {
      const result = await work(this.writing);
      await this.writing.run('COMMIT');
      return result;
    } catch (error) {
      // SQLite may have rolled back by itself, as it does when the disk is full.
      if (this.writing.inTransaction) await this.writing.run('ROLLBACK');
      throw error;
    }
  }
}

class Connection implements Statements {
  private readonly database: Database.Database;
  private readonly prepared = new Map<string, Database.Statement>();

  constructor(path: string, { busyMs, cacheKb }: { busyMs: number; cacheKb: number }) {
    this.database = new Database(path, { timeout: busyMs });
    this.database.pragma('journal_mode = WAL');
    this.database.pragma('synchronous = NORMAL');
    // A batch touches a page for nearly each of its rows, and the same again when their probes come round: the longer
    // the log, the fewer times each page is copied into the file.
    this.database.pragma('wal_autocheckpoint = 10000');
    this.database.pragma(`cache_size = -${cacheKb}`);
  }

  get inTransaction(): boolean {
    return this.database.inTransaction;
  }

  async all<R extends Row>(text: string, values: readonly Value[] = []): Promise<R[]> {
    return Promise.resolve(this.statement(text).all(...values) as R[]);
  }

  async run(text: string, values: readonly Value[] = []): Promise<number> {
    return Promise.resolve(this.statement(text).run(...values).changes);
  }

  async insert(rows: Rows): Promise<void> {
    return this.each('INSERT', rows);
  }

  async put(rows: Rows): Promise<void> {
    return this.each('REPLACE', rows);
  }

  close(): void {
    this.database.close();
  }

  private async each(verb: string, { table, columns, rows }: Rows): Promise<void> {
    const marks = columns.map(() => '?').join(',');
    const statement = this.statement(
      `${verb} INTO ${table} (${columns.join(',')}) VALUES (${marks})`,
    );
    for (const row of rows) statement.run(...row);
    return Promise.resolve();
  }

  private statement(text: string): Database.Statement {
    const known = this.prepared.get(text);
    if (known !== undefined) return known;
    const statement = this.database.prepare(text);
    this.prepared.set(text, statement);
    return statement;
  }
}
