import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Sample, type Slowness, slownessOf } from './slow-spells.ts';

/**
 * Watches from a thread of its own how fast the machine is. A virtual one may have a tenth of its speed for a hundred
 * milliseconds, all processors at once, without a word in `/proc/stat`: whatever runs is late then.
 */
export class SpeedWatch {
  private readonly stopped = new SharedArrayBuffer(4);
  private readonly worker = new Worker(new URL('./speed-watcher.ts', import.meta.url), {
    workerData: { stop: this.stopped },
  });

  async stop(): Promise<Slowness> {
    const told = once(this.worker, 'message') as Promise<[Sample[]]>;
    const stop = new Int32Array(this.stopped);
    Atomics.store(stop, 0, 1);
    Atomics.notify(stop, 0);
    const [samples] = await told;
    return slownessOf(samples);
  }
}
