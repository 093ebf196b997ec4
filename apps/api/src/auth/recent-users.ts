import { Injectable } from '@nestjs/common';
import { Clock } from '@dialtone/engine';

/** How long somebody whom the database has vouched for is believed without it. */
export const believedMs = 30_000;
const most = 1000;

interface Seen {
  readonly username: string;
  readonly fingerprint: string;
  readonly at: number;
}

/** Whom the database has lately vouched for. */
@Injectable()
export class RecentUsers {
  private readonly seen = new Map<number, Seen>();

  constructor(private readonly clock: Clock) {}

  remember(id: number, username: string, fingerprint: string): void {
    this.seen.delete(id);
    this.seen.set(id, { username, fingerprint, at: this.clock.monotonic() });
    const [oldest] = this.seen.keys();
    if (this.seen.size > most && oldest !== undefined) this.seen.delete(oldest);
  }

  forget(id: number): void {
    this.seen.delete(id);
  }

  /** The name of somebody seen with this password's fingerprint within the last 30 s. */
  recall(id: number, fingerprint: string): string | undefined {
    const seen = this.seen.get(id);
    if (seen?.fingerprint !== fingerprint) return undefined;
    return this.clock.monotonic() - seen.at <= believedMs ? seen.username : undefined;
  }
}
