import { WatchThread } from '../watch-thread.ts';
import { type Sample, type Slowness, slownessOf } from './slow-spells.ts';

/**
 * Watches from a thread of its own how fast the machine is. A virtual one may have a tenth of its speed for a hundred
 * milliseconds, all processors at once, without a word in `/proc/stat`: whatever runs is late then.
 */
export class SpeedWatch {
  private readonly thread = new WatchThread<Sample[]>(
    new URL('./speed-watcher.ts', import.meta.url),
  );

  async stop(): Promise<Slowness> {
    return slownessOf(await this.thread.stop());
  }
}
