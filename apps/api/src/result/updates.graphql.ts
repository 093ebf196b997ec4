import type { Reason } from '@dialtone/model';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import type { ProbeState } from '../probe/probe-state.js';
import { ProbeObject, ProbeStateEnum } from '../probe/probe.graphql.js';
import { ProbeSummary } from '../probe/probe-list.graphql.js';
import { ReasonEnum } from './result.graphql.js';

@ObjectType({
  description: 'How a probe stands now: plain fields, for there are many in a second.',
})
export class ProbeUpdate {
  @Field(() => ID)
  id!: number;

  @Field(() => ProbeStateEnum)
  state!: ProbeState;

  @Field(() => String, { nullable: true })
  stateReason?: string | undefined;

  @Field(() => DateTime, { nullable: true })
  stateSince?: Date | undefined;

  @Field(() => DateTime, { nullable: true })
  nextRunAt?: Date | undefined;

  @Field(() => Float, { nullable: true })
  successRate?: number | undefined | Promise<number | undefined>;

  @Field(() => DateTime, { nullable: true, description: 'When the last check started.' })
  lastCheckAt?: Date | undefined;

  @Field(() => Boolean, { nullable: true })
  up?: boolean | undefined;

  @Field(() => Float, { nullable: true })
  latencyMs?: number | undefined;

  @Field(() => Int, { nullable: true })
  httpStatus?: number | undefined;

  @Field(() => ReasonEnum, { nullable: true })
  reason?: Reason | undefined;

  @Field(() => String, { nullable: true, description: 'Of the last check, as Result has it.' })
  message?: string | undefined;

  @Field(() => ProbeObject, {
    nullable: true,
    description:
      'Only when its settings are new to this client: at first, and each time that it was saved.',
  })
  probe?: ProbeObject | undefined;
}

@ObjectType({ description: 'What has changed since the last message; of each probe the latest.' })
export class ProbeUpdates {
  @Field(() => Boolean, {
    description:
      'Whether this begins anew, as it does at first and for a client that has fallen behind: what was said before is ' +
      'to be forgotten. What does not fit into one message follows in the next.',
  })
  snapshot!: boolean;

  @Field(() => [ProbeUpdate])
  updates!: ProbeUpdate[];

  @Field(() => [ID], { description: 'Those that are gone, or pass the filter no longer.' })
  removed!: readonly number[];

  @Field(() => Int, {
    description: 'How many checks of these probes finished since the last message.',
  })
  checks!: number;

  @Field(() => ProbeSummary, { description: 'How many of all probes are in each state.' })
  summary!: ProbeSummary;

  @Field(() => Int, {
    description:
      'Grows with every probe that is saved, removed, or changes its state and passes the filter before or after, ' +
      'whichever ids were asked for: a list by this filter may look different now.',
  })
  changes!: number;
}
