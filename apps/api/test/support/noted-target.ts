import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server in the spec's process that notes who came when, by the path that was asked for. */
export class NotedTarget {
  private readonly visits = new Map<string, number[]>();
  private readonly server = createServer(({ url = '' }, response) => {
    const moments = this.visits.get(url);
    if (moments === undefined) this.visits.set(url, [performance.now()]);
    else moments.push(performance.now());
    response.end('fine');
  });

  /** @returns where it listens */
  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  count(path: string): number {
    return this.visits.get(path)?.length ?? 0;
  }

  /** The longest time, in milliseconds, that nobody asked for this path since a moment of `performance.now()`. */
  longestWait(path: string, since: number): number {
    const moments = (this.visits.get(path) ?? []).filter(moment => moment >= since);
    const ends = [...moments, performance.now()];
    return Math.max(...ends.map((moment, index) => moment - (ends[index - 1] ?? since)));
  }
}
