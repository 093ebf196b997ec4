import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { ProbeObject, ProbeStateEnum } from '../probe/probe.graphql.js';
import { ProbeSummary } from '../probe/probe-list.graphql.js';
import type { ProbeState } from '../probe/probe-state.js';
import { RunCounts } from '../result/availability.graphql.js';

@ObjectType({
  description:
    'How some probes stand, a text for each column: thousands of them are one small answer. The same place in each is ' +
    'the same probe.',
})
export class CellChanges {
  @Field(() => String, { description: 'Ids, parted by commas.' })
  ids!: string;

  @Field(() => String, {
    description:
      'A letter each. U up, D down, W degraded (a warning), N pending (nobody has looked yet), P paused, X invalid, ' +
      'M in maintenance.',
  })
  states!: string;

  @Field(() => String, {
    description:
      'What the last check took if it found the target up, in milliseconds, parted by commas; empty where it did not.',
  })
  latencies!: string;
}

@ObjectType({ description: 'How all probes stand, as `CellChanges`, and what they are called.' })
export class FleetCells extends CellChanges {
  @Field(() => String, { description: 'Parted by line breaks.' })
  names!: string;

  @Field(() => String, { description: 'Each once, parted by line breaks.' })
  applications!: string;

  @Field(() => String, {
    description:
      'The place of each one’s application, from 0, parted by commas; empty without one.',
  })
  applicationOf!: string;
}

@ObjectType({
  description: 'How long the checks of each probe took, as columns of texts like `FleetCells`.',
})
export class FleetLatencies {
  @Field(() => String)
  ids!: string;

  @Field(() => String, { description: 'The 50th percentile of each, in milliseconds.' })
  medians!: string;

  @Field(() => String, { description: 'The 95th.' })
  p95s!: string;
}

@ObjectType({ description: 'How the checks go, over the last minute.' })
export class FleetPulse {
  @Field(() => Float)
  checksPerSecond!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'How late, in milliseconds, 99 of 100 planned checks began at most; null when none did.',
  })
  latenessMs?: number | undefined;

  @Field(() => Float, {
    nullable: true,
    description:
      'Percent, 0 to 100, of the planned runs outside maintenance that looked at the target; null when none was to.',
  })
  coverage?: number | undefined;
}

@ObjectType({ description: 'Cells that changed, in at most 4 messages a second.' })
export class FleetUpdates {
  @Field(() => Boolean, {
    description:
      'Whether all cells have to be asked for: at first, when probes came, went or were saved, and for a client that ' +
      'fell behind.',
  })
  stale!: boolean;

  @Field(() => CellChanges)
  cells!: CellChanges;

  @Field(() => ProbeSummary)
  summary!: ProbeSummary;

  @Field(() => FleetPulse)
  pulse!: FleetPulse;
}

@ObjectType()
export class FleetSpan {
  @Field(() => DateTime)
  at!: Date;

  @Field(() => RunCounts)
  runs!: RunCounts;
}

@ObjectType({ description: 'What the planned runs of all probes came to.' })
export class FleetAvailability {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime, { description: 'Until before this moment: a minute or two ago.' })
  until!: Date;

  @Field(() => RunCounts)
  runs!: RunCounts;

  @Field(() => [FleetSpan], { description: 'Hour by hour of a day, day by day of a week.' })
  cells!: FleetSpan[];
}

@ObjectType()
export class EndingCertificate {
  @Field(() => ProbeObject)
  probe!: ProbeObject;

  @Field(() => DateTime)
  endsAt!: Date;

  @Field(() => String)
  subject!: string;

  @Field(() => String)
  issuer!: string;
}

@ObjectType({ description: 'When the certificates end that the targets showed last.' })
export class EndingCertificates {
  @Field(() => [EndingCertificate], { description: 'Those that end next, the first first.' })
  items!: EndingCertificate[];

  @Field(() => Int, { description: 'How many targets showed one.' })
  known!: number;

  @Field(() => Int, {
    description:
      'How many enabled probes are to see one and have not yet: after a start it is unknown until the next check.',
  })
  unknown!: number;
}

@ObjectType()
export class SlowProbe {
  @Field(() => ProbeObject)
  probe!: ProbeObject;

  @Field(() => Float)
  medianMs!: number;

  @Field(() => Float)
  p95Ms!: number;

  @Field(() => Float)
  checks!: number;
}

@ObjectType({ description: 'How long checks took over a day.' })
export class FleetLatency {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime)
  until!: Date;

  @Field(() => [SlowProbe], { description: 'Those with the highest 95th percentile.' })
  slowest!: SlowProbe[];

  @Field(() => FleetLatencies, { description: 'What is normal for each.' })
  normal!: FleetLatencies;
}

@ObjectType()
export class FlakyProbe {
  @Field(() => ProbeObject)
  probe!: ProbeObject;

  @Field(() => Int, {
    description: 'How often its target was found to be something else than before, over a day.',
  })
  turns!: number;
}

@ObjectType({ description: 'A target that was found to be something else than before.' })
export class FleetTurn {
  @Field(() => ProbeObject)
  probe!: ProbeObject;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => ProbeStateEnum)
  state!: ProbeState;

  @Field(() => ProbeStateEnum)
  before!: ProbeState;

  @Field(() => String, { nullable: true, description: 'Why it is not up.' })
  message?: string | undefined;
}

@ObjectType({
  description:
    'All probes at a glance. What is of a day or a week is found out a minute or some minutes ago, and asks the database ' +
    'as often for ten thousand probes as for few.',
})
export class Overview {
  @Field(() => ProbeSummary)
  summary!: ProbeSummary;

  @Field(() => FleetPulse)
  pulse!: FleetPulse;
}
