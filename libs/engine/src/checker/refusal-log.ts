import { Injectable, Logger } from '@nestjs/common';
import { On } from '../bus.js';
import { Clock } from '../clock.js';
import { EgressRefused } from '../events.js';

/** The same refusal is told once in this time, however often a probe runs into it. */
const quietMs = 60_000;
/** Of different refusals, the most that are told in that time: whoever makes up targets must not fill the disk. */
const most = 1000;

/** Tells the operator which connections the egress policy refuses. */
@Injectable()
export class RefusalLog {
  private readonly logger = new Logger(RefusalLog.name);
  /** When each was told last, the oldest first. */
  private readonly told = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  @On(EgressRefused)
  tell({ refusal: { address, host, port, rule } }: EgressRefused): void {
    const now = this.clock.monotonic();
    this.forgetBefore(now - quietMs);
    const key = [host, address, port].join(' ');
    if (this.told.has(key) || this.told.size >= most) return;
    this.told.set(key, now);
    const of = host === address ? '' : `, the address of ${host},`;
    const at = port === undefined ? '' : ` at port ${port}`;
    this.logger.warn(
      `A connection to ${address}${of}${at} was refused by the egress policy: ${rule} is denied.`,
    );
  }

  private forgetBefore(moment: number): void {
    for (const [key, at] of this.told) {
      if (at > moment) return;
      this.told.delete(key);
    }
  }
}
