import { everyResult, toBoth } from '@dialtone/history';
import Database from 'better-sqlite3';
import { type Fleet, type FleetKind, idsOf, targetOf } from './fleet.ts';

/** A DNS probe's `url` is the name that it asks for; the server that it asks stands among the parts. */
const parts: Readonly<Record<FleetKind, (target: string) => object | undefined>> = {
  http: () => undefined,
  tcp: () => undefined,
  dns: resolver => ({ resolver }),
  icmp: () => ({ count: 1 }),
};
const questioned = 'bench.test';

/** Puts a fleet into the table that other programs write their probes into. */
export function fileProbes(path: string, fleet: Fleet, port: number): void {
  const { kind, everyS } = fleet;
  const database = new Database(path);
  const probe = database.prepare(
    `INSERT INTO dial_api (id, created_at, updated_at, name, type, http_method, url, enabled, http_status, cron)
     VALUES (?, ?, ?, ?, ?, 'GET', ?, 1, 200, ?)`,
  );
  const beside = database.prepare(
    'INSERT INTO dialtone_probe_parts (probe_id, parts, updated_at) VALUES (?, ?, ?)',
  );
  const now = new Date();
  const at = now.toISOString().replace('T', ' ').replace('Z', '');
  database.transaction(() => {
    for (const id of idsOf(fleet)) {
      const target = targetOf(kind, id, port);
      const url = kind === 'dns' ? questioned : target;
      probe.run(id, at, at, `${kind} ${id}`, kind.toUpperCase(), url, `${everyS}s`);
      const kept = parts[kind](target);
      if (kept !== undefined) beside.run(id, JSON.stringify(kept), now.getTime());
    }
  })();
  database.close();
}

/** What stands on record of the checks that started from one moment until another, in milliseconds since 1970. */
export function recordedIn(path: string, { from, until }: Span): number {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const counted = database
      .prepare(
        everyResult(
          table => `SELECT count(*) AS n FROM ${table} WHERE started_at >= ? AND started_at < ?`,
        ),
      )
      .pluck()
      .all(toBoth([from, until])) as number[];
    return counted.reduce((sum, n) => sum + n, 0);
  } finally {
    database.close();
  }
}

/** Milliseconds since 1970; the end is not part of it. */
export interface Span {
  readonly from: number;
  readonly until: number;
}
