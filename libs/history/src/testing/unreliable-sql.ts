import type { Row, Rows, Sql, Statements, Value } from '../sql.js';

/** A database that fails when the spec says so: before a transaction comes to pass, or after it has. */
export class UnreliableSql implements Sql {
  private failures: ('before' | 'after')[] = [];

  constructor(private readonly sql: Sql) {}

  get dialect() {
    return this.sql.dialect;
  }

  /** How the next transactions fail, one after the other. */
  failNext(...failures: ('before' | 'after')[]): void {
    this.failures.push(...failures);
  }

  async all<R extends Row>(text: string, values?: readonly Value[]): Promise<R[]> {
    return this.sql.all<R>(text, values);
  }

  async run(text: string, values?: readonly Value[]): Promise<number> {
    return this.failing(async () => this.sql.run(text, values));
  }

  async insert(rows: Rows): Promise<void> {
    return this.failing(async () => this.sql.insert(rows));
  }

  async put(rows: Rows): Promise<void> {
    return this.failing(async () => this.sql.put(rows));
  }

  async transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    return this.failing(async () => this.sql.transaction(work));
  }

  async close(): Promise<void> {
    return this.sql.close();
  }

  private async failing<T>(work: () => Promise<T>): Promise<T> {
    const failure = this.failures.shift();
    if (failure === 'before') throw new Error('The database is away.');
    const answer = await work();
    if (failure === 'after') throw new Error('The answer is lost.');
    return answer;
  }
}
