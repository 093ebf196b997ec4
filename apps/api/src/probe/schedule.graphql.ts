import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';

@ObjectType('TimeChange', { description: 'When the clocks of a zone are changed.' })
export class TimeChangeObject {
  @Field(() => DateTime)
  at!: Date;

  @Field(() => Int, { description: 'What is added to UTC before it.' })
  offsetBeforeMinutes!: number;

  @Field(() => Int)
  offsetAfterMinutes!: number;

  @Field(() => [DateTime], {
    description:
      'The moments of the schedule around it: at most the last two before it and the first three after.',
  })
  around!: Date[];
}

@ObjectType('SchedulePreview')
export class SchedulePreview {
  @Field(() => String, { description: 'The text in its normal form' })
  normal!: string;

  @Field(() => String)
  description!: string;

  @Field(() => [DateTime])
  next!: Date[];

  @Field(() => String, { description: 'The zone in which the text is meant.' })
  timeZone!: string;

  @Field(() => TimeChangeObject, {
    nullable: true,
    description:
      'The next one in that zone, within 400 days; null where its clocks are left alone, and of an interval, which no ' +
      'clock touches.',
  })
  timeChange?: TimeChangeObject | undefined;
}
