import type { ProbeType } from '@dialtone/model';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ProbeState } from './probe-state.js';
import { ProbeObject, ProbeStateEnum, ProbeTypeEnum } from './probe.graphql.js';

export const sortKeys = [
  'NAME',
  'TYPE',
  'ADDRESS',
  'APPLICATION',
  'SCHEDULE',
  'STATE',
  'LATENCY',
  'LAST_CHECK',
  'SUCCESS_RATE',
  'CREATED',
  'UPDATED',
] as const;
export type SortKey = (typeof sortKeys)[number];
const SortKeyEnum = Object.fromEntries(sortKeys.map(key => [key, key]));
registerEnumType(SortKeyEnum, {
  name: 'ProbeSortKey',
  description:
    'STATE: what is wrong first. LATENCY, LAST_CHECK: of the last result; probes without one come last. ' +
    'SUCCESS_RATE: over the last hour, from our own results.',
});

@ObjectType('ProbePage')
export class ProbePage {
  @Field(() => [ProbeObject])
  items!: ProbeObject[];

  @Field(() => Int)
  total!: number;

  @Field(() => Int)
  page!: number;

  @Field(() => Int)
  pageSize!: number;
}

@ObjectType('ProbeSummary')
export class ProbeSummary {
  @Field(() => Int)
  total!: number;

  @Field(() => Int)
  up!: number;

  @Field(() => Int)
  down!: number;

  @Field(() => Int)
  degraded!: number;

  @Field(() => Int)
  pending!: number;

  @Field(() => Int)
  paused!: number;

  @Field(() => Int)
  invalid!: number;
}

@ObjectType('ProbeGroup')
export class ProbeGroupObject {
  @Field(() => String, { nullable: true, description: 'null of those that belong to none' })
  application?: string | undefined;

  @Field(() => ProbeSummary)
  summary!: ProbeSummary;
}

@InputType()
export class ProbeFilter {
  @Field(() => [ID], { nullable: true, description: 'Those with these ids alone.' })
  ids?: string[] | null;

  @Field(() => String, { nullable: true })
  search?: string | null;

  @Field(() => ProbeTypeEnum, { nullable: true })
  type?: ProbeType | null;

  @Field(() => String, { nullable: true })
  application?: string | null;

  @Field(() => [String], { nullable: true, description: 'Those that have all of these.' })
  tags?: string[] | null;

  @Field(() => Boolean, { nullable: true })
  enabled?: boolean | null;

  @Field(() => ProbeStateEnum, { nullable: true })
  state?: ProbeState | null;
}

@InputType({
  description: 'The order of a list. Probes that compare equal stand by name, then by id.',
})
export class ProbeSort {
  @Field(() => SortKeyEnum)
  by!: SortKey;

  @Field(() => Boolean, { defaultValue: false })
  descending!: boolean;
}
