import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Watches from a thread of its own for how long others hold an SQLite file at a time. */
export class LockWatch {
  private readonly stopped = new SharedArrayBuffer(4);
  private readonly worker: Worker;

  constructor(path: string) {
    this.worker = new Worker(new URL('./lock-watcher.ts', import.meta.url), {
      workerData: { path, stop: this.stopped },
    });
  }

  /** @returns milliseconds of the longest time */
  async stop(): Promise<number> {
    const told = once(this.worker, 'message') as Promise<[number]>;
    const stop = new Int32Array(this.stopped);
    Atomics.store(stop, 0, 1);
    Atomics.notify(stop, 0);
    const [longestMs] = await told;
    return longestMs;
  }
}
