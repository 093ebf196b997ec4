import type { Registry } from 'prom-client';

/** Gauges of prom-client whose names end in `_total`, which Prometheus keeps for counters; the same without it stay. */
const misnamed = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

export function removeMisnamed(registry: Registry): void {
  for (const name of misnamed) registry.removeSingleMetric(name);
}
