import type { CDPSession, Page } from 'playwright-core';

/** What a page has loaded since this began to count, in bytes as they came over the wire. */
export class Weight {
  private bytes = 0;

  private constructor(session: CDPSession) {
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      this.bytes += encodedDataLength;
    });
  }

  static async of(page: Page): Promise<Weight> {
    const session = await page.context().newCDPSession(page);
    const weight = new Weight(session);
    await session.send('Network.enable');
    return weight;
  }

  get kilobytes(): number {
    return this.bytes / 1000;
  }
}

/** How busy a page's main thread was, as Chromium counts its tasks. */
export interface Busy {
  /** Of one core. */
  readonly share: number;
  /** Tasks of more than 50 ms: the longest of them, in milliseconds; 0 when there was none. */
  readonly longestTaskMs: number;
}

/** Watches a page's main thread for some time, without touching it. */
export async function watchBusy(page: Page, seconds: number): Promise<Busy> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { longTasks: seen });
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: 'longtask' });
  });
  const before = await counted(session);
  await page.waitForTimeout(seconds * 1000);
  const after = await counted(session);
  const longest: number = await page.evaluate(() => {
    const { longTasks } = globalThis as unknown as { longTasks: number[] };
    return Math.max(0, ...longTasks);
  });
  return {
    share: (after.tasks - before.tasks) / (after.at - before.at),
    longestTaskMs: longest,
  };
}

/** Both in seconds. */
async function counted(session: CDPSession): Promise<{ tasks: number; at: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
  return { tasks: of('TaskDuration'), at: of('Timestamp') };
}

/** What the page's scripts hold once all garbage is gone, in megabytes. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}
