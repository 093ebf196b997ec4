import {
  type Expectation,
  probeLimits,
  type ProbeType,
  probeTypes,
  type Target,
} from '@dialtone/model';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { probeStates } from './probe-state.js';
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

@ObjectType('Probe')
export class ProbeObject {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  application?: string | undefined;

  @Field(() => [String], { description: 'In alphabetical order.' })
  tags?: readonly string[];

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

  @Field(() => [String], {
    nullable: true,
    description: `At most ${probeLimits.tags}, of up to ${probeLimits.tag} characters, without commas or semicolons.`,
  })
  tags?: string[] | null;

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

  @Field(() => [String], { nullable: true, description: 'Instead of those that it has.' })
  tags?: string[] | null;

  @Field(() => String, { nullable: true })
  cron?: string | null;

  @Field(() => Boolean, { nullable: true })
  enabled?: boolean | null;

  @Field(() => Int, { nullable: true })
  timeoutMs?: number | null;

  @Field(() => TargetInputType, { nullable: true })
  target?: TargetInputType | null;
}
