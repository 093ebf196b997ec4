import { Bus, CheckFinished } from '@dialtone/engine';
import type { Probe } from '@dialtone/model';
import { Args, Float, ID, Int, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { numberOfId } from '../platform/graphql/id.js';
import { live } from '../platform/graphql/live.js';
import { ProbeObject } from '../probe/probe.graphql.js';
import { HistoryService } from './history.service.js';
import { LastResults } from './last-results.js';
import { recorded } from './result-object.js';
import { ResultObject } from './result.graphql.js';
import { SuccessRateService } from './success-rate.service.js';

/** What the checks saw, of old and live. Why fields go without `@Parent()`: see `ProbeQueryResolver`. */
@Resolver(() => ProbeObject)
export class ResultResolver {
  constructor(
    private readonly history: HistoryService,
    private readonly last: LastResults,
    private readonly rates: SuccessRateService,
    private readonly bus: Bus,
  ) {}

  @Query(() => [ResultObject], { description: 'Newest first.' })
  async results(
    @Args('probeId', { type: () => ID }) probeId: string,
    @Args('limit', { type: () => Int, nullable: true, defaultValue: 100 }) limit: number | null,
    @Args('before', { type: () => DateTime, nullable: true }) before: Date | null,
  ): Promise<ResultObject[]> {
    const found = await this.history.newest(numberOfId(probeId), limit ?? 100, before ?? undefined);
    return found.map(recorded);
  }

  @ResolveField(() => ResultObject, { nullable: true })
  lastResult(probe: Probe): ResultObject | undefined {
    const result = this.last.of(probe.id);
    return result && recorded(result);
  }

  @ResolveField(() => Float, {
    nullable: true,
    description:
      'Percent of finished checks that were up, 0 to 100, over the last hour; null when none finished.',
  })
  successRate(probe: Probe): number | undefined | Promise<number | undefined> {
    return this.rates.of(probe);
  }

  @Subscription(() => ResultObject, {
    description: 'Each check as it finishes: of these probes, or of all.',
  })
  checkFinished(
    @Args('probeIds', { type: () => [ID], nullable: true }) probeIds: string[] | null | undefined,
  ): AsyncIterableIterator<{ checkFinished: ResultObject }> {
    const wanted = probeIds && new Set(probeIds.map(numberOfId));
    return live(push =>
      this.bus.listen(CheckFinished, ({ probe: { id: probeId }, startedAt, outcome }) => {
        if (wanted?.has(probeId) ?? true)
          push({ checkFinished: recorded({ probeId, startedAt, outcome }) });
      }),
    );
  }
}
