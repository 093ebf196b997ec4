import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { numberOfId } from '../platform/graphql/id.js';
import { MaintenanceCalendar } from './maintenance-calendar.js';
import {
  MaintenanceInputType,
  MaintenanceObject,
  MaintenancePatchType,
} from './maintenance.graphql.js';
import { MaintenanceService } from './maintenance.service.js';
import { numberedProbes, shownMaintenance } from './shown-maintenance.js';

@Resolver(() => MaintenanceObject)
export class MaintenanceResolver {
  constructor(
    private readonly calendar: MaintenanceCalendar,
    private readonly service: MaintenanceService,
  ) {}

  @Query(() => [MaintenanceObject], {
    description: 'All that are on file, those that are over too, in the order of their making.',
  })
  maintenances(): MaintenanceObject[] {
    return this.calendar.all().map(shownMaintenance);
  }

  @Mutation(() => MaintenanceObject)
  async createMaintenance(@Args('input') input: MaintenanceInputType): Promise<MaintenanceObject> {
    return shownMaintenance(await this.service.create(numberedProbes(input)));
  }

  @Mutation(() => MaintenanceObject, {
    description:
      'A field that is absent stays; one that is null is cleared. A time of the other kind takes the place of the one ' +
      'that was.',
  })
  async updateMaintenance(
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: MaintenancePatchType,
  ): Promise<MaintenanceObject> {
    return shownMaintenance(await this.service.update(numberOfId(id), numberedProbes(input)));
  }

  @Mutation(() => [ID], { description: 'Returns the ids that were deleted.' })
  async deleteMaintenances(@Args('ids', { type: () => [ID] }) ids: string[]): Promise<number[]> {
    return this.service.delete(ids.map(numberOfId));
  }
}
