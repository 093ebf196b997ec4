import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Until when a thread watches: it waits on this between two looks, and is told by it to end. */
export interface Watched {
  readonly stop: SharedArrayBuffer;
}

/** A thread that watches something until it is stopped, and says then what it saw. */
export class WatchThread<T> {
  private readonly stopped = new SharedArrayBuffer(4);
  private readonly worker: Worker;

  /** @param data what the program finds in `workerData`, beside `Watched` */
  constructor(program: URL, data: object = {}) {
    const watched: Watched = { stop: this.stopped };
    this.worker = new Worker(program, { workerData: { ...data, ...watched } });
  }

  async stop(): Promise<T> {
    const told = once(this.worker, 'message') as Promise<[T]>;
    const stop = new Int32Array(this.stopped);
    Atomics.store(stop, 0, 1);
    Atomics.notify(stop, 0);
    const [seen] = await told;
    return seen;
  }
}
