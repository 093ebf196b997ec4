import type { Probe } from '@dialtone/model';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ProbeObject } from '../probe/probe.graphql.js';
import { AvailabilityBatches } from './availability-batches.js';
import { Availability } from './availability.graphql.js';
import { HistoryWindowEnum } from './history-inputs.graphql.js';
import type { HistoryWindow } from './history-window.js';

/** What a probe's planned runs came to, beside the probe. */
@Resolver(() => ProbeObject)
export class AvailabilityResolver {
  constructor(private readonly batches: AvailabilityBatches) {}

  @ResolveField(() => Availability, {
    description: 'Of a window that ends now. All probes of a list are read at once.',
  })
  async availability(
    @Parent() { id }: Probe,
    @Args('window', { type: () => HistoryWindowEnum, defaultValue: 'DAY' }) window: HistoryWindow,
  ): Promise<Availability> {
    return this.batches.of(id, window);
  }
}
