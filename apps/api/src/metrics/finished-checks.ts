import { Counter, type Registry } from 'prom-client';

/**
 * Counts checks by type and reason, and tells prom-client when somebody reads: there one more takes a microsecond, for it has
 * labels to look for.
 */
export class FinishedChecks {
  /** Those that were not told yet, by type and reason. */
  private readonly untold = new Map<string, Map<string, number>>();

  constructor(registry: Registry) {
    const counter = new Counter<'type' | 'reason'>({
      name: 'dialtone_checks_finished_total',
      help: 'Checks that finished, by type and by the reason why they were not up; none when they were.',
      labelNames: ['type', 'reason'],
      registers: [registry],
      collect: () => {
        for (const [type, byReason] of this.untold)
          for (const [reason, count] of byReason) counter.inc({ type, reason }, count);
        this.untold.clear();
      },
    });
  }

  /** @param reason empty of a check that was up */
  add(type: string, reason: string): void {
    let byReason = this.untold.get(type);
    if (byReason === undefined) {
      byReason = new Map<string, number>();
      this.untold.set(type, byReason);
    }
    byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  }
}
