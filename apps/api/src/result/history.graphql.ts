import type { Reason, UnknownReason } from '@dialtone/model';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { type TransitionEnding, TransitionEndingEnum } from './history-inputs.graphql.js';
import { ReasonEnum, ResultObject } from './result.graphql.js';

@ObjectType({ description: 'A page of a list that goes on where a cursor says.' })
export class ResultPage {
  @Field(() => [ResultObject])
  items!: ResultObject[];

  @Field(() => String, {
    nullable: true,
    description: 'Ask for what comes after it; null at the end.',
  })
  endCursor?: string | undefined;

  @Field(() => Boolean)
  hasNextPage!: boolean;
}

@ObjectType({
  description:
    'When a target was found to be up, degraded or down, or was no longer watched; until when and why.',
})
export class Transition {
  @Field(() => DateTime)
  at!: Date;

  @Field(() => TransitionEndingEnum)
  ending!: TransitionEnding;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it changed again; null while it lasts.',
  })
  endedAt?: Date | undefined;

  @Field(() => Float, { nullable: true, description: 'How long it lasted; null while it lasts.' })
  durationMs?: number | undefined;

  @Field(() => ReasonEnum, { nullable: true })
  reason?: Reason | undefined;

  @Field(() => String, { nullable: true })
  message?: string | undefined;
}

@ObjectType()
export class TransitionPage {
  @Field(() => [Transition])
  items!: Transition[];

  @Field(() => String, {
    nullable: true,
    description: 'Ask for what comes after it; null at the end.',
  })
  endCursor?: string | undefined;

  @Field(() => Boolean)
  hasNextPage!: boolean;
}

@ObjectType({
  description: 'Planned runs of which nobody knows what they would have seen, by our reason.',
})
export class UnknownRuns implements Record<UnknownReason, number> {
  @Field(() => Float, { description: 'The run before still went on.' })
  overlap!: number;

  @Field(() => Float, { description: 'It could not start before the next was due.' })
  overload!: number;

  @Field(() => Float, { description: 'We did not run, or stopped it.' })
  stopped!: number;

  @Field(() => Float, { description: 'A failure of our own.' })
  internal!: number;

  @Field(() => Float, { description: 'What was seen could not be kept.' })
  storage!: number;
}

@ObjectType({
  description:
    'How the planned runs of some time ended: each as exactly one of these. What was asked for outside the schedule is ' +
    'not among them.',
})
export class RunCounts {
  @Field(() => Float)
  planned!: number;

  @Field(() => Float)
  up!: number;

  @Field(() => Float)
  degraded!: number;

  @Field(() => Float)
  down!: number;

  @Field(() => Float)
  maintenance!: number;

  @Field(() => UnknownRuns)
  unknown!: UnknownRuns;

  @Field(() => Float, {
    nullable: true,
    description:
      'Percent, 0 to 100, of the runs that looked at the target which found it up or degraded; null when none did.',
  })
  availability?: number | undefined;

  @Field(() => Float, {
    nullable: true,
    description:
      'Percent, 0 to 100, of the planned runs outside maintenance that looked at the target; null when none was to.',
  })
  coverage?: number | undefined;
}

@ObjectType()
export class Availability {
  @Field(() => ID)
  probeId!: number;

  @Field(() => DateTime, {
    description: 'Of the time from here: later than asked where no more is kept.',
  })
  from!: Date;

  @Field(() => DateTime, { description: 'Until before this moment.' })
  until!: Date;

  @Field(() => RunCounts)
  runs!: RunCounts;

  @Field(() => Int, { description: 'Times of being down that reach into the window.' })
  outages!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Within the window, without the time in which nobody looked; null when it was never down.',
  })
  longestOutageMs?: number | undefined;

  @Field(() => Float, {
    nullable: true,
    description:
      'From the beginning of an outage until the target was found up again, without the time in which nobody looked; ' +
      'null when that never was.',
  })
  meanTimeToRecoverMs?: number | undefined;
}

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

  @Field(() => Durations, { nullable: true, description: 'null when no check finished' })
  latency?: Durations | undefined;

  @Field(() => [PhaseDurations], { description: 'Those that were reached, in order.' })
  phases!: PhaseDurations[];
}

@ObjectType()
export class SeriesPoint {
  @Field(() => DateTime, { description: 'Where the step begins.' })
  at!: Date;

  @Field(() => RunCounts)
  runs!: RunCounts;

  @Field(() => Durations, { nullable: true, description: 'null when no check finished' })
  latency?: Durations | undefined;

  @Field(() => [PhaseDurations], { description: 'Those that were reached, in order.' })
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
