import type { UnknownReason } from '@dialtone/model';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';

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
