import { HistoryReader } from '@dialtone/history';
import { Clock } from '@dialtone/engine';
import { Args, Float, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { numberOfId } from '../platform/graphql/id.js';
import {
  shownAvailability,
  shownResults,
  shownSeries,
  shownSummary,
  shownTransitions,
} from './history-answers.js';
import { ResultFilter } from './history-inputs.graphql.js';
import {
  limitProblem,
  mostMerged,
  mostProbes,
  orderProblem,
  readBounds,
  readCursor,
  readFilter,
  readProbeIds,
  readQuantiles,
  readStep,
  readWindow,
  refuse,
} from './history-questions.js';
import { Availability } from './availability.graphql.js';
import { ResultPage, TransitionPage } from './history.graphql.js';
import { LatencySummary, Series } from './latency.graphql.js';

const usualQuantiles = [0.5, 0.95, 0.99];

/** What the history is asked over any window. */
@Resolver()
export class HistoryResolver {
  constructor(
    private readonly reader: HistoryReader,
    private readonly clock: Clock,
  ) {}

  @Query(() => ResultPage, { description: 'The results of a probe that fit, newest first.' })
  async history(
    @Args('probeId', { type: () => ID }) probeId: string,
    @Args('filter', { type: () => ResultFilter, nullable: true }) filter: ResultFilter | null,
    @Args('first', { type: () => Int, defaultValue: 100 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<ResultPage> {
    refuse(limitProblem(first));
    const cursor = readCursor(after);
    const page = await this.reader.results({
      probeId: numberOfId(probeId),
      filter: readFilter(filter ?? {}),
      ...readBounds(filter ?? {}),
      first,
      ...(cursor && { after: cursor }),
    });
    return shownResults(page);
  }

  @Query(() => TransitionPage, {
    description: 'When a probe was found up, degraded or down, for how long and why, newest first.',
  })
  async transitions(
    @Args('probeId', { type: () => ID }) probeId: string,
    @Args('from', { type: () => DateTime, nullable: true }) from: Date | null,
    @Args('until', { type: () => DateTime, nullable: true }) until: Date | null,
    @Args('first', { type: () => Int, defaultValue: 100 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<TransitionPage> {
    refuse(limitProblem(first), orderProblem({ from, until }));
    const cursor = readCursor(after);
    const page = await this.reader.transitions({
      probeId: numberOfId(probeId),
      ...readBounds({ from, until }),
      first,
      ...(cursor && { after: cursor }),
    });
    return shownTransitions(page);
  }

  @Query(() => [Availability], {
    description: 'What the planned runs of these probes came to, until now unless told otherwise.',
  })
  async availability(
    @Args('probeIds', { type: () => [ID] }) ids: string[],
    @Args('from', { type: () => DateTime }) from: Date,
    @Args('until', { type: () => DateTime, nullable: true }) until: Date | null,
  ): Promise<Availability[]> {
    const now = this.clock.now();
    const probeIds = readProbeIds(ids, mostProbes);
    const window = readWindow(from, until, now);
    return shownAvailability(await this.reader.availability({ probeIds, ...window, now }));
  }

  @Query(() => Series, {
    description:
      'How planned runs ended and how long checks took, step by step; of several probes as if they were one. Steps begin ' +
      'at whole multiples since 1970.',
  })
  async series(
    @Args('probeIds', { type: () => [ID] }) ids: string[],
    @Args('from', { type: () => DateTime }) from: Date,
    @Args('until', { type: () => DateTime, nullable: true }) until: Date | null,
    @Args('stepMinutes', { type: () => Int, nullable: true }) stepMinutes: number | null,
    @Args('quantiles', { type: () => [Float], defaultValue: usualQuantiles }) parts: number[],
  ): Promise<Series> {
    const now = this.clock.now();
    const probeIds = readProbeIds(ids, mostMerged);
    const window = readWindow(from, until, now);
    const quantiles = readQuantiles(parts);
    const stepMs = readStep(stepMinutes, window);
    const series = await this.reader.series({ probeIds, ...window, now, stepMs, quantiles });
    return shownSeries(series, quantiles);
  }

  @Query(() => LatencySummary, {
    description: 'How long the checks of these probes took, together.',
  })
  async latency(
    @Args('probeIds', { type: () => [ID] }) ids: string[],
    @Args('from', { type: () => DateTime }) from: Date,
    @Args('until', { type: () => DateTime, nullable: true }) until: Date | null,
    @Args('quantiles', { type: () => [Float], defaultValue: usualQuantiles }) parts: number[],
  ): Promise<LatencySummary> {
    const now = this.clock.now();
    const probeIds = readProbeIds(ids, mostMerged);
    const window = readWindow(from, until, now);
    const quantiles = readQuantiles(parts);
    return shownSummary(
      await this.reader.quantiles({ probeIds, ...window, now, quantiles }),
      quantiles,
    );
  }
}
