import { Module } from '@nestjs/common';
import { ProbeModule } from '../probe/probe.module.js';
import { MaintenanceCalendar } from './maintenance-calendar.js';
import { MaintenanceStore } from './maintenance-store.js';
import { MaintenanceResolver } from './maintenance.resolver.js';
import { MaintenanceService } from './maintenance.service.js';
import { OpeningResolver } from './opening.resolver.js';
import { ProbeMaintenanceResolver } from './probe-maintenance.resolver.js';
import { ProbeOpeningsResolver } from './probe-openings.resolver.js';

/** When nobody is to look. */
@Module({
  imports: [ProbeModule],
  providers: [
    MaintenanceCalendar,
    MaintenanceResolver,
    MaintenanceService,
    MaintenanceStore,
    OpeningResolver,
    ProbeMaintenanceResolver,
    ProbeOpeningsResolver,
  ],
  exports: [MaintenanceCalendar, MaintenanceService],
})
export class MaintenanceModule {}
