import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DataSourceOptions } from 'typeorm';

interface Pragmas {
  pragma(text: string): unknown;
}

/** How long the migrations wait for another process that is writing. Nothing is checked before they are done. */
const migrationBusyMs = 10_000;

/** The file holds password hashes, so it is its owner's alone; SQLite gives its companions the same mode. */
function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

/**
 * A write-ahead log keeps what was committed through a killed process, and `NORMAL` leaves out a sync at each
 * commit: only a power cut may cost the last moments.
 * @param patienceMs given to whoever takes turns, and tries again itself what found the file locked
 */
export function sqliteOptions(path: string, patienceMs?: number) {
  makePrivate(path);
  return {
    type: 'better-sqlite3',
    database: path,
    // It would wait in the very thread that the checks run in; statements are tried again instead.
    timeout: patienceMs === undefined ? migrationBusyMs : 0,
    enableWAL: true,
    // Those that name hundreds of probes come once, and each takes 20 kB.
    statementCacheSize: 30,
    prepareDatabase: (database: Pragmas) => {
      database.pragma('synchronous = NORMAL');
      // The thread of the history copies the log into the file; here it would make a check wait for the disk.
      database.pragma('wal_autocheckpoint = 0');
      // In KiB. What is read again and again is kept by those who read it; better-sqlite3 would keep 16 MB of pages.
      database.pragma('cache_size = -1000');
    },
  } as const satisfies DataSourceOptions;
}
