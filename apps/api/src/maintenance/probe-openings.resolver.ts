import { isFor, openingsWithin } from '@dialtone/model';
import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { badInput } from '../platform/errors.js';
import { DateTime } from '../platform/graphql/date-time.js';
import { numberOfId } from '../platform/graphql/id.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { MaintenanceCalendar } from './maintenance-calendar.js';

/** More of them would not be told apart on any chart. */
const mostShown = 500;
/** More than the two years that a chart shows; a window that opens every minute takes some milliseconds for it. */
const longestDays = 732;
const dayMs = 86_400_000;

@ObjectType('ProbeOpening', { description: 'One time that a window is open for a probe.' })
export class ProbeOpeningObject {
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
export class ProbeOpeningsResolver {
  constructor(
    private readonly calendar: MaintenanceCalendar,
    private readonly catalog: ProbeCatalog,
  ) {}

  @Query(() => [ProbeOpeningObject], {
    description: `When the windows on file are open for a probe within a time, in order: of each window the first ${mostShown}.`,
  })
  maintenanceOpenings(
    @Args('probeId', { type: () => ID }) probeId: string,
    @Args('from', { type: () => DateTime }) from: Date,
    @Args('until', { type: () => DateTime }) until: Date,
  ): ProbeOpeningObject[] {
    const limits = { from: from.getTime(), until: until.getTime() };
    const days = (limits.until - limits.from) / dayMs;
    if (days > longestDays) {
      const message = `A time ends at most ${longestDays} days after it begins; this is ${Math.ceil(days)}.`;
      throw badInput([{ path: ['until'], message }]);
    }
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
