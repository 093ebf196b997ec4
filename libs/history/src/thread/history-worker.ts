import { parentPort, workerData } from 'node:worker_threads';
import { HistoryDesk } from '../desk.js';
import { type HistoryPlace, sqlAt } from '../place.js';
import { serve } from './remote.js';

/** The thread beside the checks: the history's database connection and everything that is done with it. */
const { place, location, now } = workerData as {
  readonly place: HistoryPlace;
  readonly location: string;
  readonly now: number;
};
if (parentPort === null) throw new Error('This runs as a worker only.');
const sql = sqlAt(place);
serve(parentPort, { desk: await HistoryDesk.open(sql, location, now) });
