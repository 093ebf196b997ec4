import { WatchThread } from '../watch-thread.ts';

/** Watches from a thread of its own for how long others hold an SQLite file at a time. */
export class LockWatch {
  private readonly thread: WatchThread<number>;

  constructor(path: string) {
    this.thread = new WatchThread(new URL('./lock-watcher.ts', import.meta.url), { path });
  }

  /** @returns milliseconds of the longest time */
  async stop(): Promise<number> {
    return this.thread.stop();
  }
}
