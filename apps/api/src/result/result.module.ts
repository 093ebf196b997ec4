import { HistoryReader } from '@dialtone/history';
import { Module } from '@nestjs/common';
import { ProbeModule } from '../probe/probe.module.js';
import { AnswerKeeper } from './answer-keeper.js';
import { AvailabilityBatches } from './availability-batches.js';
import { AvailabilityResolver } from './availability.resolver.js';
import { CheckResolver } from './check.resolver.js';
import { EvidenceKeeper } from './evidence-keeper.js';
import { EvidenceStore } from './evidence-store.js';
import { EvidenceResolver } from './evidence.resolver.js';
import { EvidenceService } from './evidence.service.js';
import { ExportController } from './export.controller.js';
import { HistoryResolver } from './history.resolver.js';
import { historyProviders } from './history.provider.js';
import { HistoryService } from './history.service.js';
import { LastResults } from './last-results.js';
import { LatencyBatches } from './latency-batches.js';
import { ListOrders } from './list-orders.js';
import { OrphanSweep } from './orphan-sweep.js';
import { ProbeStatus } from './probe-status.js';
import { Prometheus } from './prometheus.js';
import { PrometheusRates } from './prometheus-rates.js';
import { RateColumn } from './rate-column.js';
import { RecentChecks } from './recent-checks.js';
import { Recorder } from './recorder.js';
import { Restorer } from './restorer.js';
import { ResultExport } from './result-export.js';
import { RestartGaps } from './restart-gaps.js';
import { ResultResolver } from './result.resolver.js';
import { Retention } from './retention.js';
import { StripResolver } from './strip.resolver.js';
import { SuccessRateService } from './success-rate.service.js';
import { SuccessRates } from './success-rates.js';
import { UpdateFeed } from './update-feed.js';
import { UpdatesResolver } from './updates.resolver.js';

/** What the checks saw. */
@Module({
  imports: [ProbeModule],
  controllers: [ExportController],
  providers: [
    ...historyProviders,
    AnswerKeeper,
    AvailabilityBatches,
    AvailabilityResolver,
    CheckResolver,
    EvidenceKeeper,
    EvidenceResolver,
    EvidenceService,
    EvidenceStore,
    HistoryResolver,
    HistoryService,
    LastResults,
    LatencyBatches,
    ListOrders,
    OrphanSweep,
    ProbeStatus,
    Prometheus,
    PrometheusRates,
    RateColumn,
    RecentChecks,
    Recorder,
    RestartGaps,
    Restorer,
    ResultExport,
    ResultResolver,
    Retention,
    StripResolver,
    SuccessRateService,
    SuccessRates,
    UpdateFeed,
    UpdatesResolver,
  ],
  exports: [HistoryReader, LastResults, Recorder, RestartGaps, Restorer],
})
export class ResultModule {}
