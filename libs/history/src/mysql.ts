import mysql, { type Pool, type PoolConnection, type ResultSetHeader } from 'mysql2/promise';
import { type InsertVerb, keepsNoStatement, MysqlInserts, slice } from './mysql-inserts.js';
import { impatientSocket } from './mysql-socket.js';
import type { Row, Rows, Sql, Statements, Value } from './sql.js';

export interface MysqlPlace {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** One for what is written, the others for questions. */
const connections = 3;
const connectMs = 10_000;
/** A server that stalls is given up after this time; what was to be written is tried again. */
const usualAnswerMs = 30_000;

/** Strict, so that a value too long is an error and never cut; in the zone that the numbers are meant in. */
const session =
  "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00'";

/** A MySQL or MariaDB server as the history uses it. */
export class MysqlSql implements Sql {
  readonly dialect = 'mysql';
  private readonly pool: Pool;
  private readonly inserts = new MysqlInserts();

  /** Connects when something is said, and again when a connection was lost. */
  constructor(place: MysqlPlace, answerMs = usualAnswerMs) {
    const { host, port, user, password, database } = place;
    this.pool = mysql.createPool({
      host,
      port,
      user,
      password,
      database,
      stream: () => impatientSocket(place, answerMs),
      connectionLimit: connections,
      connectTimeout: connectMs,
      charset: 'utf8mb4_general_ci',
      supportBigNumbers: true,
      bigNumberStrings: false,
      dateStrings: true,
    });
    this.pool.pool.on('connection', connection => {
      connection.query(session, error => {
        if (error) connection.destroy();
      });
    });
  }

  async all<R extends Row>(text: string, values?: readonly Value[]): Promise<R[]> {
    return new Connection(this.pool, this.inserts).all(text, values);
  }

  async run(text: string, values?: readonly Value[]): Promise<number> {
    return new Connection(this.pool, this.inserts).run(text, values);
  }

  async insert(rows: Rows): Promise<void> {
    await this.transaction(async statements => statements.insert(rows));
  }

  async put(rows: Rows): Promise<void> {
    await this.transaction(async statements => statements.put(rows));
  }

  async transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    const connection = await this.pool.getConnection();
    try {
      await connection.beginTransaction();
      const result = await work(new Connection(connection, this.inserts));
      await connection.commit();
      connection.release();
      return result;
    } catch (error) {
      // Whatever state it is in, the server undoes what was not committed.
      connection.destroy();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

class Connection implements Statements {
  constructor(
    private readonly over: Pool | PoolConnection,
    private readonly inserts: MysqlInserts,
  ) {}

  async all<R extends Row>(text: string, values: readonly Value[] = []): Promise<R[]> {
    const [rows] = await this.over.query(text, bound(values));
    return rows as unknown as R[];
  }

  async run(text: string, values: readonly Value[] = []): Promise<number> {
    const [header] = await this.over.query<ResultSetHeader>(text, bound(values));
    return header.affectedRows;
  }

  async insert(rows: Rows): Promise<void> {
    return this.inSlices('INSERT', rows);
  }

  async put(rows: Rows): Promise<void> {
    return this.inSlices('REPLACE', rows);
  }

  private async inSlices(verb: InsertVerb, rows: Rows): Promise<void> {
    for (let from = 0; from < rows.rows.length; from += slice) {
      const some = rows.rows.slice(from, from + slice);
      const text = this.inserts.text(verb, rows, some.length);
      if (this.inserts.isKept(some.length)) await this.runKept(text, some.flat());
      else await this.run(text, some.flat());
    }
  }

  private async runKept(text: string, values: readonly Value[]): Promise<void> {
    try {
      await this.over.execute(text, bound(values));
    } catch (error) {
      if (!keepsNoStatement(error)) throw error;
      this.inserts.keepsStatements = false;
      await this.run(text, values);
    }
  }
}

/** The driver wants bytes as its own kind of them. */
const bound = (values: readonly Value[]): (Exclude<Value, Uint8Array> | Buffer)[] =>
  values.map(value => (value instanceof Uint8Array ? Buffer.from(value) : value));
