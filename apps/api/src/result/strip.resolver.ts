import type { FinishedEnding } from '@dialtone/history';
import type { Probe } from '@dialtone/model';
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { badInput } from '../platform/errors.js';
import { ProbeObject } from '../probe/probe.graphql.js';
import { ringLength } from './glance-rings.js';
import { HistoryWindowEnum } from './history-inputs.graphql.js';
import type { HistoryWindow } from './history-window.js';
import { LatencyBatches } from './latency-batches.js';
import { Durations } from './latency.graphql.js';
import { toMicroseconds } from './result-object.js';
import { type Recent, RecentChecks } from './recent-checks.js';
import { RecentResults } from './recent.graphql.js';

/** What a line of a list shows of a probe's past. */
@Resolver(() => ProbeObject)
export class StripResolver {
  constructor(
    private readonly recentChecks: RecentChecks,
    private readonly latencies: LatencyBatches,
  ) {}

  @ResolveField(() => RecentResults, {
    description: `The last checks, at most ${ringLength}. Those of a list come from memory; what was before a start is read at once for all.`,
  })
  async recent(
    @Parent() { id }: Probe,
    @Args('count', { type: () => Int, defaultValue: ringLength }) count: number,
  ): Promise<RecentResults> {
    if (count < 1 || count > ringLength) {
      const message = `From 1 to ${ringLength} checks can be asked for; this is ${count}.`;
      throw badInput([{ path: ['count'], message }]);
    }
    return shownRecent(await this.recentChecks.of(id), count);
  }

  @ResolveField(() => Durations, {
    nullable: true,
    description:
      'How long the checks of a window that ends now took, with the quantiles 0.5, 0.95 and 0.99; null when none finished. All probes of a list are read at once.',
  })
  async latency(
    @Parent() { id }: Probe,
    @Args('window', { type: () => HistoryWindowEnum, defaultValue: 'HOUR' }) window: HistoryWindow,
  ): Promise<Durations | undefined> {
    return this.latencies.of(id, window);
  }
}

const letters = { up: 'U', degraded: 'G', down: 'D', internal: 'X' } as const satisfies Record<
  FinishedEnding,
  string
>;

function shownRecent({ looks, newestAt }: Recent, count: number): RecentResults {
  const oldestFirst = looks.slice(0, count).reverse();
  return {
    endings: oldestFirst.map(({ ending }) => letters[ending]).join(''),
    latenciesMs: oldestFirst.map(({ latencyMs }) => toMicroseconds(latencyMs)),
    newestAt: newestAt === undefined ? undefined : new Date(newestAt),
  };
}
