import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ApiProcess } from './api-process.js';

/** Probes that all look at one server of ours, by addresses of their own. */
export interface Fleet {
  readonly probes: number;
  readonly every: string;
  readonly port: number;
}

/** The product with so many probes that nobody would type them in: written into its table, as another program would. */
export async function startWithFleet(fleet: Fleet): Promise<ApiProcess> {
  // The first start makes the tables.
  const first = await ApiProcess.start();
  await first.stop();
  fileProbes(join(first.folder, 'dialtone.db'), fleet);
  return ApiProcess.start(first.folder);
}

function fileProbes(path: string, { probes, every, port }: Fleet): void {
  const database = new Database(path);
  const probe = database.prepare(
    `INSERT INTO dial_api (created_at, updated_at, name, type, http_method, url, application, enabled, http_status, cron)
     VALUES (?, ?, ?, 'HTTP', 'GET', ?, ?, 1, 200, ?)`,
  );
  const at = new Date().toISOString().replace('T', ' ').replace('Z', '');
  database.transaction(() => {
    for (let number = 0; number < probes; number += 1) {
      const url = `http://127.1.${number >> 8}.${number & 255}:${port}/`;
      probe.run(at, at, `shop ${number}`, url, `application ${number % 40}`, every);
    }
  })();
  database.close();
}
