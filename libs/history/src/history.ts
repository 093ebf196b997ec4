import { Worker } from 'node:worker_threads';
import { HistoryDesk } from './desk.js';
import type { Kept } from './kept.js';
import { type HistoryPlace, sqlAt } from './place.js';
import { HistoryReader } from './read/history-reader.js';
import { Remote } from './thread/remote.js';

export interface HistorySettings {
  readonly place: HistoryPlace;
  /** The name of the place that checks are made from. */
  readonly location: string;
  /** Milliseconds since 1970, before the first check of this start. */
  readonly now: number;
  readonly kept: Kept;
}

/** The open history. */
export interface History {
  readonly desk: HistoryDesk;
  readonly reader: HistoryReader;
  close(): Promise<void>;
}

/**
 * Opens the history in a thread of its own, so that neither a transaction nor a sync of the disk is felt by the checks.
 * Run from source, as specs do, it works in this very thread, for Node cannot run the source in another.
 * @throws Error when it cannot be opened
 */
export async function openHistory(settings: HistorySettings): Promise<History> {
  return import.meta.url.endsWith('.ts') ? openHere(settings) : openBeside(settings);
}

/** Batches are gone when they are written: what V8 would take by itself, or twice as much, would be resident as well. */
const youngMb = 8;

/** In words, for whoever starts the process. */
const unopened = (cause: unknown): Error =>
  new Error(
    `The history cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`,
    {
      cause,
    },
  );

const threadEnded = (code: number): Error =>
  new Error(`The thread that writes the history has ended, with ${code}.`, { cause: code });

async function openHere({ place, location, now, kept }: HistorySettings): Promise<History> {
  const sql = await sqlAt(place);
  const desk = await HistoryDesk.open(sql, location, now).catch((error: unknown) => {
    throw unopened(error);
  });
  return { desk, reader: new HistoryReader(sql, kept), close: async () => desk.close() };
}

async function openBeside(settings: HistorySettings): Promise<History> {
  const worker = new Worker(new URL('./thread/history-worker.js', import.meta.url), {
    workerData: settings,
    name: 'history',
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
  });
  const remote = new Remote(worker);
  const desk = remote.object('desk', HistoryDesk);
  const failed = Promise.withResolvers<never>();
  worker.once('error', failed.reject);
  worker.once('exit', code => {
    failed.reject(threadEnded(code));
  });
  try {
    await Promise.race([desk.openedAt(), failed.promise]);
  } catch (error) {
    throw unopened(error);
  }
  worker.off('error', failed.reject);
  // From here on an error is a bug that has struck the thread, and ends the process as one in this thread would.
  failed.promise.catch(() => undefined);
  // So does an end without one: whoever called the thread would wait for ever, and no result would be written.
  const endToo = (code: number): never => {
    throw threadEnded(code);
  };
  worker.once('exit', endToo);
  return {
    desk,
    reader: remote.object('reader', HistoryReader),
    close: async () => {
      worker.off('exit', endToo);
      await desk.close();
      await worker.terminate();
    },
  };
}
