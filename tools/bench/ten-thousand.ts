import type Database from 'better-sqlite3';

export const fleetSize = 10_000;

/** Names as people give them: numbers that are to be sorted as such, two scripts, both cases. */
const nameOf = (id: number): string =>
  [
    `Checkout service ${(id * 7919) % fleetSize} in eu-west`,
    `payments-${id % 97}.shard-${id}`,
    `支付接口 ${id}`,
    `${String.fromCharCode(97 + (id % 26))}PI gateway ${id % 1000}`,
  ][id % 4] ?? '';

/**
 * Ten thousand probes that are enabled and not due while anything is measured.
 * @param port of loopback, for half of them; nobody listens where the others look
 */
export const fillWithProbes =
  (port: number) =>
  (database: Database.Database): void => {
    const insert = database.prepare(
      "INSERT INTO dial_api (name, application, type, url, cron, enabled) VALUES (?, ?, 'TCP', ?, ?, ?)",
    );
    database.transaction(() => {
      for (let id = 1; id <= fleetSize; id += 1)
        insert.run(
          nameOf(id),
          id % 10 === 0 ? null : `application ${id % 50}`,
          `127.0.0.1:${id % 2 === 0 ? port : 9}`,
          `${id % 60} ${id % 24} 1 1 *`,
          Number(id % 25 !== 0),
        );
    })();
  };
