import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { RunCounts } from './availability.graphql.js';

const ofChecks = { nullable: true, description: 'null when no check finished' };
const ofPhases = { description: 'Those that were reached, in order.' };

@ObjectType()
export class Quantile {
  @Field(() => Float, { description: 'From 0 to 1.' })
  quantile!: number;

  @Field(() => Float, { description: 'Within two percent.' })
  ms!: number;
}

@ObjectType({ description: 'How long something took, in milliseconds.' })
export class Durations {
  @Field(() => Float)
  count!: number;

  @Field(() => Float)
  minMs!: number;

  @Field(() => Float)
  meanMs!: number;

  @Field(() => Float)
  maxMs!: number;

  @Field(() => [Quantile], { description: 'Those that were asked for, in that order.' })
  quantiles!: Quantile[];
}

@ObjectType()
export class PhaseDurations extends Durations {
  @Field(() => String)
  name!: string;
}

@ObjectType({
  description:
    'How long the checks of a window took, those too that somebody asked for; our own failures are left out.',
})
export class LatencySummary {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime)
  until!: Date;

  @Field(() => Durations, ofChecks)
  latency?: Durations | undefined;

  @Field(() => [PhaseDurations], ofPhases)
  phases!: PhaseDurations[];
}

@ObjectType()
export class SeriesPoint {
  @Field(() => DateTime, { description: 'Where the step begins.' })
  at!: Date;

  @Field(() => RunCounts)
  runs!: RunCounts;

  @Field(() => Durations, ofChecks)
  latency?: Durations | undefined;

  @Field(() => [PhaseDurations], ofPhases)
  phases!: PhaseDurations[];
}

@ObjectType()
export class Series {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime)
  until!: Date;

  @Field(() => Int, { description: 'Coarser than asked for where nothing finer is kept.' })
  stepMinutes!: number;

  @Field(() => [SeriesPoint], {
    description:
      'In the order of time; steps in which nothing was planned and nothing finished are left out.',
  })
  points!: SeriesPoint[];
}
