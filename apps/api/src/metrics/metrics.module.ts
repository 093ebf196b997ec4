import { Module } from '@nestjs/common';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { ProbeModule } from '../probe/probe.module.js';
import { EgressListener } from './egress.listener.js';
import { Gauges } from './gauges.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsListener } from './metrics.listener.js';
import { Metrics } from './metrics.js';

@Module({ imports: [ProbeModule], providers: [Metrics, Gauges], exports: [Metrics, Gauges] })
class MetricFamilies {}

/** What Prometheus reads. */
@Module({
  imports: [
    MetricFamilies,
    PrometheusModule.registerAsync({
      controller: MetricsController,
      imports: [MetricFamilies],
      inject: [Metrics],
      useFactory: ({ registry }: Metrics) => ({
        defaultMetrics: { enabled: true, config: { register: registry } },
      }),
    }),
  ],
  providers: [MetricsListener, EgressListener],
})
export class MetricsModule {}
