import { type Expectation, type ProbeType, probeTypes, type Target } from '@dialtone/model';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { type ProbeState, probeStates } from './probe-state.js';
import { ExpectationType, TargetInputType, TargetSettings, TargetType } from './target.graphql.js';

const enumOf = <T extends string>(values: readonly T[]): Record<string, T> =>
  Object.fromEntries(values.map(value => [value, value]));

export const ProbeTypeEnum = enumOf(probeTypes);
registerEnumType(ProbeTypeEnum, { name: 'ProbeType' });

export const ProbeStateEnum = enumOf(probeStates);
registerEnumType(ProbeStateEnum, {
  name: 'ProbeState',
  description:
    "UP, DOWN: the last check's answer. DEGRADED: up, but outside a warning limit. PENDING: enabled, no check finished " +
    'yet. PAUSED: disabled. INVALID: on file but cannot be scheduled or checked; stateReason says why.',
});

export const changeKinds = ['CREATED', 'UPDATED', 'DELETED', 'STATE'] as const;
export type ChangeKind = (typeof changeKinds)[number];
const ChangeKindEnum = enumOf(changeKinds);
registerEnumType(ChangeKindEnum, { name: 'ChangeKind' });

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
const SortKeyEnum = enumOf(sortKeys);
registerEnumType(SortKeyEnum, {
  name: 'ProbeSortKey',
  description:
    'STATE: what is wrong first. LATENCY, LAST_CHECK: of the last result; probes without one come last. ' +
    'SUCCESS_RATE: over the last hour, from our own results.',
});

@ObjectType('Probe')
export class ProbeObject {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  application?: string | undefined;

  @Field(() => ProbeTypeEnum, {
    nullable: true,
    description:
      "null when the row on file, another program's, names no type that we know; the state is INVALID then",
  })
  type?: ProbeType | undefined;

  @Field(() => String, {
    description: 'The target as a person writes it: a URL, host:port, a host name, an address.',
  })
  address!: string;

  @Field(() => TargetType, {
    nullable: true,
    description:
      'null when the row on file holds no target that can be checked; the state is INVALID then',
  })
  target?: Target | undefined;

  @Field(() => TargetSettings, { nullable: true })
  settings?: object | undefined;

  @Field(() => [ExpectationType], {
    description: 'What must hold of an answer, beyond what the plain fields of its target ask.',
  })
  expectations?: readonly Expectation[];

  @Field(() => Boolean, { description: 'Whether an answer as expected is the failure.' })
  inverted?: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'A command that repeats the check in a shell, without its secrets; null where curl does not speak the protocol.',
  })
  curl?: string | undefined;

  @Field(() => String, {
    description: 'As it was written: 30s, 5m, @every 90s, a cron of 5 or 6 fields, @hourly ...',
  })
  cron!: string;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => Int)
  timeoutMs!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Null: the usual 10 s, or the schedule's period when it is shorter.",
  })
  timeoutWished?: number | undefined;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime)
  updatedAt!: Date;
}

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

@ObjectType('ProbeChange')
export class ProbeChange {
  @Field(() => ChangeKindEnum)
  kind!: ChangeKind;

  @Field(() => ID)
  id!: number;

  @Field(() => ProbeObject, { nullable: true, description: 'null when deleted' })
  probe?: ProbeObject | undefined;
}

@InputType('ProbeInput')
export class ProbeInputType {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  application?: string | null;

  @Field(() => String)
  cron!: string;

  @Field(() => Boolean, { defaultValue: true })
  enabled!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: "Default 10 s, and never longer than the schedule's period allows",
  })
  timeoutMs?: number | null;

  @Field(() => TargetInputType)
  target!: TargetInputType;
}

@InputType('ProbePatch')
export class ProbePatchType {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  application?: string | null;

  @Field(() => String, { nullable: true })
  cron?: string | null;

  @Field(() => Boolean, { nullable: true })
  enabled?: boolean | null;

  @Field(() => Int, { nullable: true })
  timeoutMs?: number | null;

  @Field(() => TargetInputType, { nullable: true })
  target?: TargetInputType | null;
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
