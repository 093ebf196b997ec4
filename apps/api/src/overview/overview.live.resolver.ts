import { Resolver, Subscription } from '@nestjs/graphql';
import { ProbeStates } from '../probe/probe-states.js';
import { summaryOf } from '../probe/probe-summary.js';
import { FleetCells } from './fleet-cells.js';
import { FleetFeed } from './fleet-feed.js';
import type { ChangedCells } from './gathered-cells.js';
import { FleetPulse, FleetUpdates } from './overview.graphql.js';
import { Pulse } from './pulse.js';
import { PulseFeed } from './pulse-feed.js';

/** The whole fleet, live. */
@Resolver()
export class OverviewLiveResolver {
  constructor(
    private readonly feed: FleetFeed,
    private readonly cells: FleetCells,
    private readonly states: ProbeStates,
    private readonly pulse: Pulse,
    private readonly pulses: PulseFeed,
  ) {}

  @Subscription(() => FleetUpdates, {
    description:
      'Which cells of the fleet changed, each as it is when the message is made. A client that does not read is sent ' +
      'nothing more; after 10 s it has to ask for all of them.',
    resolve(this: OverviewLiveResolver, changed: ChangedCells): FleetUpdates {
      return this.shown(changed);
    },
  })
  fleetUpdates(): AsyncIterableIterator<ChangedCells> {
    return this.feed.follow();
  }

  @Subscription(() => FleetPulse, {
    description: 'How the checks go: at once, and every 2 seconds.',
    resolve: (pulse: FleetPulse) => pulse,
  })
  fleetPulse(): AsyncIterableIterator<FleetPulse> {
    return this.pulses.follow();
  }

  private shown({ stale, ids }: ChangedCells): FleetUpdates {
    return {
      stale,
      cells: this.cells.some(ids),
      summary: summaryOf(this.states.counts()),
      pulse: this.pulse.of(),
    };
  }
}
