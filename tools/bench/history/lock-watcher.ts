import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { Watched } from '../watch-thread.ts';

/** How long others hold an SQLite file at a time, as somebody sees who wants to write: asked a thousand times a second. */
const told = workerData as Watched & { readonly path: string };
const stop = new Int32Array(told.stop);
const database = new Database(told.path, { timeout: 0 });
let longestMs = 0;
let since: number | undefined;
while (Atomics.wait(stop, 0, 0, 1) === 'timed-out') {
  try {
    database.exec('BEGIN IMMEDIATE; ROLLBACK');
    if (since !== undefined) longestMs = Math.max(longestMs, performance.now() - since);
    since = undefined;
  } catch {
    // Somebody else holds it.
    since ??= performance.now();
  }
}
database.close();
parentPort?.postMessage(longestMs);
