import { CheckerModule } from '@dialtone/engine';
import { Module } from '@nestjs/common';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { AuthModule } from '../auth/auth.module.js';
import { ProbeModule } from '../probe/probe.module.js';
import { EgressListener } from './egress.listener.js';
import { Exported } from './exported.js';
import { Exposition } from './exposition.js';
import { Gauges } from './gauges.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsListener } from './metrics.listener.js';
import { BlackboxController } from './blackbox/blackbox.controller.js';
import { BlackboxMetrics } from './blackbox/blackbox-metrics.js';
import { Modules } from './blackbox/modules.js';
import { ReloadController } from './blackbox/reload.controller.js';
import { ReloadGuard } from './blackbox/reload.guard.js';
import { TargetProber } from './blackbox/target-prober.js';
import { Metrics } from './metrics.js';
import { NodeMetrics } from './node-metrics.js';
import { CheckResults } from './probes/check-results.js';
import { ProbeFamilies } from './probes/probe-families.js';

@Module({
  imports: [ProbeModule],
  providers: [Metrics, Gauges, Exported, CheckResults, ProbeFamilies, Exposition],
  exports: [Metrics, Gauges, CheckResults, ProbeFamilies, Exposition],
})
class MetricFamilies {}

/** What Prometheus reads. */
@Module({
  imports: [
    MetricFamilies,
    AuthModule,
    CheckerModule,
    PrometheusModule.registerAsync({
      controller: MetricsController,
      imports: [MetricFamilies],
      // `NodeMetrics` chooses among them.
      useFactory: () => ({ defaultMetrics: { enabled: false } }),
    }),
  ],
  controllers: [BlackboxController, ReloadController],
  providers: [
    MetricsListener,
    NodeMetrics,
    EgressListener,
    BlackboxMetrics,
    Modules,
    ReloadGuard,
    TargetProber,
  ],
})
export class MetricsModule {}
