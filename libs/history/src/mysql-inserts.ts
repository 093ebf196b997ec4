import type { Rows } from './sql.js';

export type InsertVerb = 'INSERT' | 'REPLACE';

/** Rows in one statement. */
export const slice = 250;

/**
 * The statements that put rows into tables. That of a whole slice is read by the server once for each connection: of what a
 * row costs with its values in the text, more than a quarter of the server's time is reading it.
 */
export class MysqlInserts {
  /** Whether the server keeps statements. */
  keepsStatements = true;
  private readonly whole = new Map<string, string>();

  /** @param count rows, at most a slice */
  text(verb: InsertVerb, { table, columns }: Rows, count: number): string {
    const into = `${verb} INTO ${table} (${columns.join(',')})`;
    const row = `(${columns.map(() => '?').join(',')})`;
    const make = () => `${into} VALUES ${Array<string>(count).fill(row).join(',')}`;
    if (count < slice) return make();
    const text = this.whole.get(into) ?? make();
    this.whole.set(into, text);
    return text;
  }

  isKept(count: number): boolean {
    return this.keepsStatements && count === slice;
  }
}

/** Of a server, or a proxy before it, that takes the same statement with its values in the text. */
export const keepsNoStatement = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && refusals.has(error.code);

const refusals = new Set<unknown>(['ER_MAX_PREPARED_STMT_COUNT_REACHED', 'ER_UNSUPPORTED_PS']);
