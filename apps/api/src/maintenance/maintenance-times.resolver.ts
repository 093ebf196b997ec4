import { isFor, openingsWithin } from '@dialtone/model';
import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { badInput } from '../platform/errors.js';
import { DateTime } from '../platform/graphql/date-time.js';
import { numberOfId } from '../platform/graphql/id.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { MaintenanceCalendar } from './maintenance-calendar.js';

/** More of them would not be told apart on any chart. */
const mostShown = 500;
const longestDays = 732;
const dayMs = 86_400_000;

@ObjectType('MaintenanceTime', { description: 'A time that a window was open, is or will be.' })
export class MaintenanceTimeObject {
  @Field(() => ID)
  windowId!: number;

  @Field()
  title!: string;

  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime)
  until!: Date;
}

/** When the windows on file are open, told for charts. */
@Resolver()
export class MaintenanceTimesResolver {
  constructor(
    private readonly calendar: MaintenanceCalendar,
    private readonly catalog: ProbeCatalog,
  ) {}

  @Query(() => [MaintenanceTimeObject], {
    description: `The times within others at which the windows on file are open for a probe, in order: of each window at most ${mostShown}.`,
  })
  maintenanceTimes(
    @Args('probeId', { type: () => ID }) probeId: string,
    @Args('from', { type: () => DateTime }) from: Date,
    @Args('until', { type: () => DateTime }) until: Date,
  ): MaintenanceTimeObject[] {
    const limits = { from: from.getTime(), until: until.getTime() };
    if (limits.until - limits.from > longestDays * dayMs)
      throw badInput([
        { path: ['until'], message: `It ends at most ${longestDays} days after it begins.` },
      ]);
    const probe = this.catalog.get(numberOfId(probeId));
    if (probe === undefined) return [];
    return this.calendar
      .all()
      .filter(window => isFor(window, probe))
      .flatMap(({ id, title, time }) =>
        openingsWithin(time, limits, mostShown).map(open => ({
          ...{ windowId: id, title },
          ...{ from: new Date(open.from), until: new Date(open.until) },
        })),
      )
      .sort((one, other) => one.from.getTime() - other.from.getTime());
  }
}
