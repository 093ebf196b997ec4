import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { EventLoopLag } from './event-loop-lag.js';
import { Metrics } from './metrics.js';

/** Gauges of prom-client whose names end in `_total`, which Prometheus keeps for counters; the same without it stay. */
const misnamed = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** Mends what prom-client says of the process. */
@Injectable()
export class NodeMetrics implements OnModuleInit, OnModuleDestroy {
  private lag?: EventLoopLag;

  constructor(private readonly metrics: Metrics) {}

  onModuleInit(): void {
    const { registry } = this.metrics;
    for (const name of misnamed) registry.removeSingleMetric(name);
    this.lag = new EventLoopLag(registry);
  }

  onModuleDestroy(): void {
    this.lag?.stop();
  }
}
