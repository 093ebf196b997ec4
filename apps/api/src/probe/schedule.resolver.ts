import { describeSchedule, parseSchedule, type Problem, quote, zoneNamed } from '@dialtone/model';
import { Clock } from '@dialtone/engine';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Config } from '../platform/config.js';
import { badInput } from '../platform/errors.js';
import { DateTime } from '../platform/graphql/date-time.js';
import { SchedulePreview } from './schedule.graphql.js';
import { momentsAfter, timeChangeOf } from './schedule-moments.js';

/** More moments than this help nobody. */
const mostMoments = 100;

@Resolver()
export class ScheduleResolver {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Query(() => SchedulePreview, {
    description:
      'What a cron text means: its normal form and the next moments that it names. A text that means nothing is an ' +
      'error, BAD_USER_INPUT, that says what is wrong.',
  })
  schedulePreview(
    @Args('cron') cron: string,
    @Args('timeZone', { type: () => String, nullable: true }) zone: string | null,
    @Args('from', { type: () => DateTime, nullable: true }) from: Date | null,
    @Args('count', { type: () => Int, nullable: true, defaultValue: 5 }) count: number | null,
  ): SchedulePreview {
    const wanted = count ?? 5;
    const timeZone = zone ?? this.config.timeZone;
    const parsed = parseSchedule(cron);
    const problems: Problem[] = [];
    if (!parsed.ok) problems.push({ path: ['cron'], message: parsed.problem });
    if (zoneNamed(timeZone) === undefined)
      problems.push({ path: ['timeZone'], message: `${quote(timeZone)} is not a time zone.` });
    if (wanted < 0 || wanted > mostMoments)
      problems.push({
        path: ['count'],
        message: `The count is from 0 to ${mostMoments}; this is ${wanted}.`,
      });
    if (!parsed.ok || problems.length > 0) throw badInput(problems);
    const { schedule } = parsed;
    const begin = from ?? new Date(this.clock.now());
    return {
      normal: schedule.normal,
      description: describeSchedule(schedule),
      next: momentsAfter(schedule, begin, timeZone, wanted),
      timeZone: (schedule.kind === 'cron' ? schedule.timeZone : undefined) ?? timeZone,
      timeChange: timeChangeOf(schedule, begin, timeZone),
    };
  }
}
