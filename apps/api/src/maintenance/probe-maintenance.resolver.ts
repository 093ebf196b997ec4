import type { Probe } from '@dialtone/model';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ProbeObject } from '../probe/probe.graphql.js';
import { MaintenanceCalendar } from './maintenance-calendar.js';
import { MaintenanceObject } from './maintenance.graphql.js';
import { shownMaintenance } from './shown-maintenance.js';

/** What is announced for a probe, beside the probe. */
@Resolver(() => ProbeObject)
export class ProbeMaintenanceResolver {
  constructor(private readonly calendar: MaintenanceCalendar) {}

  @ResolveField(() => MaintenanceObject, {
    nullable: true,
    description: 'The window that the probe is in now; null when it is in none.',
  })
  maintenance(@Parent() probe: Probe): MaintenanceObject | undefined {
    const window = this.calendar.of(probe);
    return window && shownMaintenance(window);
  }
}
