import { SystemClock } from '@dialtone/engine';
import type { DataSource, ObjectLiteral } from 'typeorm';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';

type EndTurn = () => void;
type Answer = ReturnType<BetterSqlite3QueryRunner['query']>;
type IsolationLevel = Parameters<BetterSqlite3QueryRunner['startTransaction']>[0];

/**
 * TypeORM begins a transaction that locks nothing yet. When such a one has read, and another connection writes then, SQLite
 * refuses whatever it has to write, and waiting does not help. One that has the lock from its beginning cannot be refused.
 */
const [itsBeginning, ourBeginning] = ['BEGIN TRANSACTION', 'BEGIN IMMEDIATE TRANSACTION'];

/** Another process lets go of a lock when it does, whatever time is played here. */
const clock = new SystemClock();

/** How soon what found the file locked tries again, in milliseconds: longer and longer. */
const [firstPauseMs, longestPauseMs] = [1, 32];

/** Lets one after another have what only one can use, in the order in which they asked. */
class Turns {
  /** The prepared statements, by their text. */
  readonly statements = new Map<string, unknown>();
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly patienceMs: number) {}

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

  /**
   * Tries again what found the file locked by another connection, of which SQLite has done nothing then. Each try takes a turn
   * of its own: whoever only reads need not wait for a lock.
   */
  async untilFree<T>(attempt: () => Promise<T>): Promise<T> {
    const givenUpAt = clock.monotonic() + this.patienceMs;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        return await attempt();
      } catch (error) {
        if (!isLocked(error) || clock.monotonic() >= givenUpAt) throw error;
      }
      await new Promise<void>(resolve => clock.after(pauseMs, resolve));
    }
  }
}

const isLocked = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

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
    if (this.endTurn) {
      const statement = query === itsBeginning ? ourBeginning : query;
      return super.query(statement, parameters, useStructuredResult);
    }
    return this.turns.untilFree(async (): Answer => {
      const end = await this.turns.take();
      try {
        return await super.query(query, parameters, useStructuredResult);
      } finally {
        end();
      }
    });
  }

  override async startTransaction(isolationLevel?: IsolationLevel): Promise<void> {
    // Within a transaction there is nothing to wait for.
    if (this.endTurn) return super.startTransaction(isolationLevel);
    return this.turns.untilFree(async () => {
      this.endTurn = await this.turns.take();
      try {
        await super.startTransaction(isolationLevel);
      } catch (error) {
        this.leave();
        throw error;
      }
    });
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
 * @param patienceMs how long what is to be written waits for another connection that is writing
 */
export function takeTurns(dataSource: DataSource, patienceMs: number): DataSource {
  const { driver } = dataSource;
  if (driver instanceof BetterSqlite3Driver) {
    const turns = new Turns(patienceMs);
    driver.createQueryRunner = () => new TurnTakingRunner(driver, turns);
  }
  return dataSource;
}
