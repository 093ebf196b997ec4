import { Module } from '@nestjs/common';
import { MaintenanceModule } from '../maintenance/maintenance.module.js';
import { ProbeModule } from '../probe/probe.module.js';
import { ResultModule } from '../result/result.module.js';
import { Certificates } from './certificates.js';
import { ChangeLog } from './change-log.js';
import { FleetCells } from './fleet-cells.js';
import { FleetFeed } from './fleet-feed.js';
import { FleetHistory } from './fleet-history.js';
import { OverviewLiveResolver } from './overview.live.resolver.js';
import { OverviewResolver } from './overview.resolver.js';
import { OverviewService } from './overview.service.js';
import { Pulse } from './pulse.js';
import { PulseFeed } from './pulse-feed.js';

/** All probes at a glance. */
@Module({
  imports: [MaintenanceModule, ProbeModule, ResultModule],
  providers: [
    Certificates,
    ChangeLog,
    FleetCells,
    FleetFeed,
    FleetHistory,
    OverviewLiveResolver,
    OverviewResolver,
    OverviewService,
    Pulse,
    PulseFeed,
  ],
})
export class OverviewModule {}
