import { Field, ID, InputType, Int, ObjectType, PartialType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';

const whichProbes =
  'The probes that it is for, beside those of its applications; with neither it is for all.';
const recurs = 'It opens at the moments of this text; null when it opens once.';
const zone = 'The zone in which the text is meant, unless it names one; usually TIME_ZONE.';

@ObjectType('Maintenance', {
  description:
    'An announced time in which no planned run looks at some probes, and nothing is held against them: once, from … ' +
    'until, or for a while from each moment of a cron text on.',
})
export class MaintenanceObject {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  title!: string;

  @Field(() => [ID], { description: whichProbes })
  probeIds!: readonly number[];

  @Field(() => [String])
  applications!: readonly string[];

  @Field(() => DateTime, { nullable: true })
  from?: Date | null | undefined;

  @Field(() => DateTime, { nullable: true, description: 'It is over at this moment.' })
  until?: Date | null | undefined;

  @Field(() => String, { nullable: true, description: recurs })
  cron?: string | null | undefined;

  @Field(() => String, { nullable: true, description: zone })
  timeZone?: string | null | undefined;

  @Field(() => Int, { nullable: true })
  durationMinutes?: number | null | undefined;
}

@InputType('MaintenanceInput', {
  description: 'Either from and until, or cron and durationMinutes.',
})
export class MaintenanceInputType {
  @Field(() => String)
  title!: string;

  @Field(() => [ID], { nullable: true, description: whichProbes })
  probeIds?: string[] | null;

  @Field(() => [String], { nullable: true })
  applications?: string[] | null;

  @Field(() => DateTime, { nullable: true })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true })
  until?: Date | null;

  @Field(() => String, { nullable: true })
  cron?: string | null;

  @Field(() => String, { nullable: true, description: zone })
  timeZone?: string | null;

  @Field(() => Int, { nullable: true })
  durationMinutes?: number | null;
}

@InputType('MaintenancePatch')
export class MaintenancePatchType extends PartialType(MaintenanceInputType) {}
