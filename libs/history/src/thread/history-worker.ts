import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { HistoryDesk } from '../desk.js';
import type { HistorySettings } from '../history.js';
import { sqlAt } from '../place.js';
import { HistoryReader } from '../read/history-reader.js';
import { serve } from './remote.js';

/**
 * Node cuts small Buffers out of slabs, of 64 kB since 24. What waits for the end of a minute would hold some two hundred of
 * them until V8 collects what has become old.
 */
Buffer.poolSize = 8192;

/** As `nice` counts it: a tenth of the core while the checks want it all. */
const niceness = 10;

/** The thread beside the checks: the history's database connection and everything that is done with it. */
const { place, location, now, kept } = workerData as HistorySettings;
if (parentPort === null) throw new Error('This runs as a worker only.');
// Where both want the one core that is left, checks go first: results may wait. On Linux a thread has a priority of its own.
if (process.platform === 'linux') giveWay();
const sql = await sqlAt(place);
const desk = await HistoryDesk.open(sql, location, now);
serve(parentPort, { desk, reader: new HistoryReader(sql, kept) });

function giveWay(): void {
  try {
    setPriority(niceness);
  } catch {
    // A sandbox may refuse it; the two share the core evenly then.
  }
}
