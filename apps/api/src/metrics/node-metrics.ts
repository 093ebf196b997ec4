import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import heapSizes from 'prom-client/lib/metrics/heapSizeAndUsed.js';
import heapSpaces from 'prom-client/lib/metrics/heapSpacesSizeAndUsed.js';
import memory from 'prom-client/lib/metrics/osMemoryHeap.js';
import cpu from 'prom-client/lib/metrics/processCpuTotal.js';
import handles from 'prom-client/lib/metrics/processHandles.js';
import mostFiles from 'prom-client/lib/metrics/processMaxFileDescriptors.js';
import openFiles from 'prom-client/lib/metrics/processOpenFileDescriptors.js';
import requests from 'prom-client/lib/metrics/processRequests.js';
import resources from 'prom-client/lib/metrics/processResources.js';
import startTime from 'prom-client/lib/metrics/processStartTime.js';
import version from 'prom-client/lib/metrics/version.js';
import { EventLoopLag } from './event-loop-lag.js';
import { Metrics } from './metrics.js';

/**
 * All that prom-client says of a process but the delay of the event loop, which is told otherwise, and the collections of
 * garbage: it leaves out those that end together, and what Node makes to tell of each was a quarter to a third of all that
 * became old at 5,000 checks a second.
 */
const collectors = [
  cpu,
  startTime,
  memory,
  openFiles,
  mostFiles,
  resources,
  handles,
  requests,
  heapSizes,
  heapSpaces,
  version,
] as const;

/** Gauges of prom-client whose names end in `_total`, which Prometheus keeps for counters; the same without it stay. */
const misnamed = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** What the process says of itself. */
@Injectable()
export class NodeMetrics implements OnModuleInit, OnModuleDestroy {
  private lag?: EventLoopLag;

  constructor(private readonly metrics: Metrics) {}

  onModuleInit(): void {
    const { registry } = this.metrics;
    for (const collect of collectors) collect(registry);
    for (const name of misnamed) registry.removeSingleMetric(name);
    this.lag = new EventLoopLag(registry);
  }

  onModuleDestroy(): void {
    this.lag?.stop();
  }
}
