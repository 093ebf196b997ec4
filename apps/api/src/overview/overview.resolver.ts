import { Args, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { badInput } from '../platform/errors.js';
import { ProbeObject } from '../probe/probe.graphql.js';
import { ProbeSummary } from '../probe/probe-list.graphql.js';
import { ProbeStates } from '../probe/probe-states.js';
import { summaryOf } from '../probe/probe-summary.js';
import { HistoryWindowEnum } from '../result/history-inputs.graphql.js';
import type { HistoryWindow } from '../result/history-window.js';
import { FleetCells as CellsOfFleet } from './fleet-cells.js';
import { type FleetWindow, fleetWindows } from './fleet-history.js';
import { OverviewService } from './overview.service.js';
import {
  EndingCertificates,
  FlakyProbe,
  FleetAvailability,
  FleetCells,
  FleetLatency,
  FleetPulse,
  FleetTurn,
  Overview,
} from './overview.graphql.js';
import { Pulse } from './pulse.js';
import type { Probe } from '@dialtone/model';

const most = 100;
const isTold = (window: HistoryWindow): window is FleetWindow => window in fleetWindows;

/** All probes at a glance. */
@Resolver(() => Overview)
export class OverviewResolver {
  constructor(
    private readonly service: OverviewService,
    private readonly cells: CellsOfFleet,
    private readonly states: ProbeStates,
    private readonly pulses: Pulse,
  ) {}

  @Query(() => Overview, { description: 'All probes at a glance.' })
  overview(): object {
    return {};
  }

  @Query(() => FleetCells, {
    description: 'All probes as cells, in the order in which they were made.',
  })
  fleet(): FleetCells {
    return this.cells.all();
  }

  @ResolveField(() => ProbeSummary)
  summary(): ProbeSummary {
    return summaryOf(this.states.counts());
  }

  @ResolveField(() => FleetPulse)
  pulse(): FleetPulse {
    return this.pulses.of();
  }

  @ResolveField(() => [ProbeObject], {
    description:
      'The enabled probes that are down, invalid or degraded, in this order, and of each of these what changed last first. ' +
      `At most ${most}; the summary says how many there are.`,
  })
  wrong(@Args('first', { type: () => Int, defaultValue: 20 }) first: number): Probe[] {
    return this.service.wrong(bounded(first));
  }

  @ResolveField(() => [FleetTurn], {
    description: 'What turned into something else last, over a week at most; newest first.',
  })
  async transitions(
    @Args('first', { type: () => Int, defaultValue: 10 }) first: number,
  ): Promise<FleetTurn[]> {
    return this.service.transitions(bounded(first));
  }

  @ResolveField(() => EndingCertificates)
  certificates(
    @Args('first', { type: () => Int, defaultValue: 5 }) first: number,
  ): EndingCertificates {
    return this.service.certificates(bounded(first));
  }

  @ResolveField(() => FleetAvailability, { description: 'Of a day or a week.' })
  async availability(
    @Args('window', { type: () => HistoryWindowEnum, defaultValue: 'DAY' }) window: HistoryWindow,
  ): Promise<FleetAvailability> {
    if (isTold(window)) return this.service.availability(window);
    const message = `Of all probes the availability is told over ${Object.keys(fleetWindows).join(' or ')}.`;
    throw badInput([{ path: ['window'], message }]);
  }

  @ResolveField(() => FleetLatency)
  async latency(
    @Args('first', { type: () => Int, defaultValue: 5 }) first: number,
  ): Promise<FleetLatency> {
    return this.service.latency(bounded(first));
  }

  @ResolveField(() => [FlakyProbe], {
    description: 'Those that turned most often over a day, and twice at least.',
  })
  async flakiest(
    @Args('first', { type: () => Int, defaultValue: 5 }) first: number,
  ): Promise<FlakyProbe[]> {
    return this.service.flakiest(bounded(first));
  }
}

function bounded(first: number): number {
  if (first >= 0 && first <= most) return first;
  const message = `At most ${most} are told, and none less than 0; this is ${first}.`;
  throw badInput([{ path: ['first'], message }]);
}
