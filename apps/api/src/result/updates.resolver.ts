import { Args, ID, Resolver, Subscription } from '@nestjs/graphql';
import { badInput } from '../platform/errors.js';
import { numberOfId } from '../platform/graphql/id.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { passing } from '../probe/probe-list.js';
import { ProbeStates } from '../probe/probe-states.js';
import { summaryOf } from '../probe/probe-summary.js';
import { ProbeFilter } from '../probe/probe-list.graphql.js';
import type { Changed, Gathered } from './gathered-updates.js';
import { ProbeStatus } from './probe-status.js';
import { UpdateFeed } from './update-feed.js';
import { type ProbeUpdate, ProbeUpdates } from './updates.graphql.js';

/** So many probes can be named; who wants more asks for all. */
const mostIds = 10_000;

/** The live state of many probes, for consoles. */
@Resolver()
export class UpdatesResolver {
  constructor(
    private readonly feed: UpdateFeed,
    private readonly catalog: ProbeCatalog,
    private readonly states: ProbeStates,
    private readonly status: ProbeStatus,
  ) {}

  @Subscription(() => ProbeUpdates, {
    description:
      'How the probes stand that have these ids and pass the filter: first all of them, then what changes, in at most ' +
      '4 messages a second with the latest of each. A client that does not read is sent nothing more; after 10 s it ' +
      'begins anew.',
    resolve(this: UpdatesResolver, gathered: Gathered): ProbeUpdates {
      return this.shown(gathered);
    },
  })
  probeUpdates(
    @Args('filter', { type: () => ProbeFilter, nullable: true }) filter: ProbeFilter | null,
    @Args('probeIds', { type: () => [ID], nullable: true }) probeIds: string[] | null,
    @Args('statesOnly', {
      type: () => Boolean,
      nullable: true,
      defaultValue: false,
      description: 'Leaves out what checks that changed no state saw.',
    })
    statesOnly: boolean | null,
  ): AsyncIterableIterator<Gathered> {
    const wish = { passes: passing(filter ?? {}), checks: statesOnly !== true };
    if (probeIds == null) return this.feed.follow(wish);
    if (probeIds.length > mostIds) {
      const message = `At most ${mostIds} probes can be named; these are ${probeIds.length}.`;
      throw badInput([{ path: ['probeIds'], message }]);
    }
    return this.feed.follow({ ...wish, ids: new Set(probeIds.map(numberOfId)) });
  }

  /** What was only noted is looked up when it is said, and so is never old. */
  private shown({ changed, ...gathered }: Gathered): ProbeUpdates {
    return {
      ...gathered,
      updates: changed.flatMap(one => this.update(one)),
      summary: summaryOf(this.states.counts()),
    };
  }

  private update({ id, saved }: Changed): ProbeUpdate | [] {
    const probe = this.catalog.get(id);
    if (probe === undefined) return [];
    const status = this.status.of(probe);
    return saved ? { ...status, probe } : status;
  }
}
