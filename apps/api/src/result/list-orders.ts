import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProbeOrders } from '../probe/probe-orders.js';
import { LastResults } from './last-results.js';
import { SuccessRates } from './success-rates.js';

/** The orders of a list that only results can give. */
@Injectable()
export class ListOrders implements OnModuleInit {
  constructor(
    private readonly orders: ProbeOrders,
    private readonly last: LastResults,
    private readonly rates: SuccessRates,
  ) {}

  onModuleInit(): void {
    this.orders.add('LATENCY', ({ probe: { id } }) => this.last.glance(id)?.latencyMs);
    this.orders.add('LAST_CHECK', ({ probe: { id } }) => this.last.glance(id)?.startedAt);
    this.orders.add('SUCCESS_RATE', ({ probe: { id } }) => this.rates.of(id));
  }
}
