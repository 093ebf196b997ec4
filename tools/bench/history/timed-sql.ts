import type { Row as SqlRow, Rows, Sql, Statements, Value } from '@dialtone/history';

/**
 * A database that remembers how long, in milliseconds, a single statement took that wrote to it, as those of retention
 * do. Batches come in transactions and are not among them.
 */
export class TimedSql implements Sql {
  longestMs = 0;
  private readonly sql: Sql;

  constructor(sql: Sql) {
    this.sql = sql;
  }

  get dialect() {
    return this.sql.dialect;
  }

  async run(text: string, values?: readonly Value[]): Promise<number> {
    const began = performance.now();
    const touched = await this.sql.run(text, values);
    this.longestMs = Math.max(this.longestMs, performance.now() - began);
    return touched;
  }

  async all<R extends SqlRow>(text: string, values?: readonly Value[]): Promise<R[]> {
    return this.sql.all<R>(text, values);
  }

  async insert(rows: Rows): Promise<void> {
    await this.sql.insert(rows);
  }

  async put(rows: Rows): Promise<void> {
    await this.sql.put(rows);
  }

  async transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    return this.sql.transaction(work);
  }

  async close(): Promise<void> {
    await this.sql.close();
  }
}
