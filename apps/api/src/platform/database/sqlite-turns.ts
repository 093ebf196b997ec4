import type { DataSource, ObjectLiteral } from 'typeorm';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';

type EndTurn = () => void;
type Answer = ReturnType<BetterSqlite3QueryRunner['query']>;
type IsolationLevel = Parameters<BetterSqlite3QueryRunner['startTransaction']>[0];

/** Lets one after another have what only one can use, in the order in which they asked. */
class Turns {
  /** The prepared statements, by their text. */
  readonly statements = new Map<string, unknown>();
  private last: Promise<void> = Promise.resolve();

  /** Waits for its turn, and gets the way to end it. */
  async take(): Promise<EndTurn> {
    const before = this.last;
    const turn = Promise.withResolvers<undefined>();
    this.last = turn.promise;
    await before;
    return () => {
      turn.resolve(undefined);
    };
  }
}

/** A statement is a turn of its own, a transaction is one as a whole. */
class TurnTakingRunner extends BetterSqlite3QueryRunner {
  private endTurn: EndTurn | undefined;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly turns: Turns,
  ) {
    super(driver);
    // Each runner would prepare every statement anew; they all have one connection.
    Object.assign(this, { stmtCache: turns.statements });
  }

  override async query(
    query: string,
    parameters?: unknown[] | ObjectLiteral,
    useStructuredResult?: boolean,
  ): Answer {
    if (this.endTurn) return super.query(query, parameters, useStructuredResult);
    const end = await this.turns.take();
    try {
      return await super.query(query, parameters, useStructuredResult);
    } finally {
      end();
    }
  }

  override async startTransaction(isolationLevel?: IsolationLevel): Promise<void> {
    this.endTurn ??= await this.turns.take();
    try {
      await super.startTransaction(isolationLevel);
    } catch (error) {
      if (this.transactionDepth === 0) this.leave();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    await super.commitTransaction();
    if (this.transactionDepth === 0) this.leave();
  }

  /** SQLite may have rolled back by itself, so that this fails; the transaction is over all the same. */
  override async rollbackTransaction(): Promise<void> {
    const outermost = this.transactionDepth <= 1;
    try {
      await super.rollbackTransaction();
    } finally {
      if (outermost) this.leave();
    }
  }

  private leave(): void {
    this.isTransactionActive = false;
    this.transactionDepth = 0;
    this.endTurn?.();
    this.endTurn = undefined;
  }
}

/**
 * TypeORM lets all users of an SQLite file share one connection as if they were one: what is written while
 * another's transaction is open joins it, and goes when that one rolls back. Here they take turns. So inside a
 * transaction only its own manager may be used; a query past it would wait for itself.
 */
export function takeTurns(dataSource: DataSource): DataSource {
  const { driver } = dataSource;
  if (driver instanceof BetterSqlite3Driver) {
    const turns = new Turns();
    driver.createQueryRunner = () => new TurnTakingRunner(driver, turns);
  }
  return dataSource;
}
