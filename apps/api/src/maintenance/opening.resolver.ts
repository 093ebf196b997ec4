import { Clock } from '@dialtone/engine';
import { nextOpening, openingAt, type Probe } from '@dialtone/model';
import { Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { ProbeObject } from '../probe/probe.graphql.js';
import { MaintenanceCalendar } from './maintenance-calendar.js';
import { MaintenanceObject } from './maintenance.graphql.js';

@ObjectType('MaintenanceOpening', { description: 'One time that a window is open.' })
export class OpeningObject {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'null when it opens again before it closes, and so never does.',
  })
  until?: Date | undefined;
}

/** What of a window is not on file: when it is open, and what its probes are called. */
@Resolver(() => MaintenanceObject)
export class OpeningResolver {
  constructor(
    private readonly calendar: MaintenanceCalendar,
    private readonly catalog: ProbeCatalog,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => OpeningObject, {
    nullable: true,
    description: 'What it is in now; null while it is shut.',
  })
  current(@Parent() { id }: MaintenanceObject): OpeningObject | undefined {
    const window = this.calendar.get(id);
    const opening = window && openingAt(window.time, this.clock.now());
    if (opening === undefined) return undefined;
    const { from, until } = opening;
    return { from: new Date(from), until: until === undefined ? undefined : new Date(until) };
  }

  @ResolveField(() => DateTime, {
    nullable: true,
    description: 'When it opens next; null when it never does again.',
  })
  opensNext(@Parent() { id }: MaintenanceObject): Date | undefined {
    const window = this.calendar.get(id);
    const next = window && nextOpening(window.time, this.clock.now());
    return next === undefined ? undefined : new Date(next);
  }

  @ResolveField(() => [ProbeObject], { description: 'Those of probeIds that are still on file.' })
  probes(@Parent() { probeIds }: MaintenanceObject): Probe[] {
    return probeIds.flatMap(id => this.catalog.get(id) ?? []);
  }
}
