import { Scheduler } from '@dialtone/engine';
import { curlOf, type Expectation, type Probe, type Target } from '@dialtone/model';
import { Args, ID, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { numberOfId } from '../platform/graphql/id.js';
import { pageOf } from '../platform/graphql/page.js';
import { ProbeCatalog } from './probe-catalog.js';
import { grouped, groupsOf } from './probe-groups.js';
import { type Listed, passing } from './probe-list.js';
import { ProbeOrders } from './probe-orders.js';
import type { ProbeState } from './probe-state.js';
import { ProbeStates } from './probe-states.js';
import { summaryOf } from './probe-summary.js';
import { settingsOf, shownTarget } from './shown-target.js';
import { ProbeObject, ProbeStateEnum } from './probe.graphql.js';
import {
  ProbeFilter,
  ProbeGroupObject,
  ProbePage,
  ProbeSort,
  ProbeSummary,
} from './probe-list.graphql.js';

/**
 * What is on file, and how it stands. The fields take their probe as graphql hands it over: behind `@Parent()` Nest
 * makes a promise of each, which costs more than the fields themselves.
 */
@Resolver(() => ProbeObject)
export class ProbeQueryResolver {
  constructor(
    private readonly catalog: ProbeCatalog,
    private readonly states: ProbeStates,
    private readonly orders: ProbeOrders,
    private readonly scheduler: Scheduler,
  ) {}

  @Query(() => ProbeObject, { nullable: true })
  probe(@Args('id', { type: () => ID }) id: string): Probe | undefined {
    return this.catalog.get(numberOfId(id));
  }

  @Query(() => ProbePage, {
    description: 'Search in name, application and address is case-insensitive and partial.',
  })
  probes(
    @Args('filter', { type: () => ProbeFilter, nullable: true }) filter: ProbeFilter | null,
    @Args('page', { type: () => Int, nullable: true, defaultValue: 1 }) page: number | null,
    @Args('pageSize', { type: () => Int, nullable: true, defaultValue: 30 }) size: number | null,
    @Args('sort', { type: () => ProbeSort, nullable: true }) sort: ProbeSort | null,
    @Args('grouped', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Those of one application stand together, as probeGroups has them.',
    })
    together: boolean,
  ): ProbePage {
    const listed = this.listed(filter);
    const sorted = this.orders.sorted(listed, sort?.by ?? 'NAME', sort?.descending ?? false);
    const inOrder = together ? grouped(sorted) : sorted;
    const { items, ...rest } = pageOf(inOrder, page ?? 1, size ?? 30);
    return { ...rest, items: items.map(({ probe }) => probe) };
  }

  @Query(() => [ProbeGroupObject], {
    description:
      'The applications that probes which fit belong to, in alphabetical order, and those of none at the end.',
  })
  probeGroups(
    @Args('filter', { type: () => ProbeFilter, nullable: true }) filter: ProbeFilter | null,
  ): ProbeGroupObject[] {
    return groupsOf(this.listed(filter)).map(({ application, counts }) => ({
      application,
      summary: summaryOf(counts),
    }));
  }

  @Query(() => ProbeSummary, { description: 'How many probes are in each state.' })
  summary(): ProbeSummary {
    return summaryOf(this.states.counts());
  }

  @Query(() => [String], {
    description: 'The names of applications that probes belong to, in alphabetical order.',
  })
  applications(): string[] {
    const names = this.catalog.all().flatMap(({ application }) => application ?? []);
    return [...new Set(names)].sort(compare);
  }

  @Query(() => [String], { description: 'The tags that probes have, in alphabetical order.' })
  tags(): string[] {
    const tags = this.catalog.all().flatMap(probe => probe.tags ?? []);
    return [...new Set(tags)].sort(compare);
  }

  private listed(filter: ProbeFilter | null): Listed[] {
    return this.catalog
      .all()
      .map(probe => ({ probe, state: this.states.of(probe) }))
      .filter(passing(filter ?? {}));
  }

  @ResolveField(() => DateTime)
  createdAt({ createdAt }: Probe): Date {
    return new Date(createdAt);
  }

  @ResolveField(() => DateTime)
  updatedAt({ updatedAt }: Probe): Date {
    return new Date(updatedAt);
  }

  @ResolveField('tags')
  tagsOf({ tags }: Probe): readonly string[] {
    return tags ?? [];
  }

  @ResolveField()
  target({ target }: Probe): Target | undefined {
    return target && shownTarget(target);
  }

  @ResolveField()
  settings({ target }: Probe): object | undefined {
    return target && settingsOf(target);
  }

  @ResolveField()
  expectations({ target }: Probe): readonly Expectation[] {
    return target?.expectations ?? [];
  }

  @ResolveField()
  inverted({ target }: Probe): boolean {
    return target?.inverted ?? false;
  }

  @ResolveField()
  curl({ target, timeoutMs }: Probe): string | undefined {
    return target && curlOf(target, timeoutMs);
  }

  @ResolveField(() => ProbeStateEnum)
  state(probe: Probe): ProbeState {
    return this.states.of(probe);
  }

  @ResolveField(() => String, { nullable: true })
  stateReason(probe: Probe): string | undefined {
    return this.states.seen(probe).reason;
  }

  @ResolveField(() => DateTime, {
    nullable: true,
    description:
      'Since when the target has given the same answer; null unless it is UP, DEGRADED or DOWN.',
  })
  stateSince(probe: Probe): Date | undefined {
    const { since } = this.states.seen(probe);
    return since === undefined ? undefined : new Date(since);
  }

  @ResolveField(() => DateTime, { nullable: true })
  nextRunAt(probe: Probe): Date | undefined {
    return this.scheduler.nextRunAt(probe.id);
  }
}

const { compare } = new Intl.Collator();
