import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Compare } from '../probe/probe-list.js';
import { ProbeOrders } from '../probe/probe-orders.js';
import { LastResults } from './last-results.js';
import { SuccessRates } from './success-rates.js';

/** The orders of a list that only results can give; probes without a value stand after the others. */
@Injectable()
export class ListOrders implements OnModuleInit {
  constructor(
    private readonly orders: ProbeOrders,
    private readonly last: LastResults,
    private readonly rates: SuccessRates,
  ) {}

  onModuleInit(): void {
    this.orders.add(
      'LATENCY',
      this.by(id => this.last.of(id)?.outcome.latencyMs),
    );
    this.orders.add(
      'LAST_CHECK',
      this.by(id => this.last.of(id)?.startedAt.getTime()),
    );
    this.orders.add(
      'SUCCESS_RATE',
      this.by(id => this.rates.of(id)),
    );
  }

  private by(value: (probeId: number) => number | undefined): Compare {
    const orLast = (probeId: number): number => value(probeId) ?? Infinity;
    return ({ probe: one }, { probe: other }) => {
      const [a, b] = [orLast(one.id), orLast(other.id)];
      return a === b ? 0 : a - b;
    };
  }
}
