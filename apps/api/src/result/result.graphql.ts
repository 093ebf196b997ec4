import { type Expectation, type Phase, type Reason, reasons } from '@dialtone/model';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { ExpectationType } from '../probe/target.graphql.js';
import { EvidenceObject } from './evidence.graphql.js';

export const ReasonEnum = Object.fromEntries(reasons.map(reason => [reason, reason]));
registerEnumType(ReasonEnum, {
  name: 'Reason',
  description:
    'Why a check was not up. DNS: no address. BLOCKED: our own egress policy. CONNECT: refused, unreachable, reset. ' +
    'PROXY: the proxy, not the target. TLS: handshake or certificate. AUTH: no token to sign in with. TIMEOUT: our ' +
    "deadline. PROTOCOL: not the protocol's language. STATUS, HEADER, BODY, ANSWER, LATENCY: answered, but not as " +
    'expected. LOSS: too few echo replies. INVERTED: answered, and must not. INTERNAL: our fault; never counts ' +
    'against the target.',
});

@ObjectType('Phase')
export class PhaseObject {
  @Field(() => String)
  name!: string;

  @Field(() => Float)
  durationMs!: number;
}

/** An expectation as it was judged. */
@ObjectType('JudgedExpectation')
export class JudgedExpectationObject {
  @Field(() => ExpectationType)
  expectation!: Expectation;

  @Field(() => String, { description: 'The expectation in a few words.' })
  text!: string;

  @Field(() => Boolean)
  held!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What was there, shortened and without secrets; null when nothing was.',
  })
  actual?: string | undefined;

  @Field(() => String, { nullable: true, description: 'Why it could not be compared.' })
  note?: string | undefined;
}

@ObjectType('Result')
export class ResultObject {
  @Field(() => ID, { nullable: true, description: 'null for a trial' })
  id?: string | undefined;

  @Field(() => ID, { nullable: true, description: 'null for a trial' })
  probeId?: number | undefined;

  @Field(() => DateTime)
  startedAt!: Date;

  @Field(() => Boolean)
  up!: boolean;

  @Field(() => Boolean, { description: 'Up, but outside a limit that only warns.' })
  degraded!: boolean;

  @Field(() => Float)
  latencyMs!: number;

  @Field(() => ReasonEnum, { nullable: true })
  reason?: Reason | undefined;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was not up, or which limit that only warns it is outside of.',
  })
  message?: string | undefined;

  @Field(() => Int, { nullable: true, description: 'HTTP only' })
  httpStatus?: number | undefined;

  @Field(() => [PhaseObject], {
    description:
      'Where the time went, in order: resolve, connect, tls, processing, transfer; those that were reached.',
  })
  phases!: readonly Phase[];

  @Field(() => [JudgedExpectationObject], {
    description: 'Each expectation of the target, as it was judged.',
  })
  expectations!: readonly JudgedExpectationObject[];

  @Field(() => EvidenceObject, {
    nullable: true,
    description:
      'What was seen in detail, without secrets: of the newest failures, of good checks beside them, and of what has ' +
      'just been checked.',
  })
  evidence?: EvidenceObject | undefined;
}

@ObjectType('Difference', { description: 'What a failure shows otherwise than a good check.' })
export class DifferenceObject {
  @Field(() => String, { description: 'Where it stands in the evidence: http.status' })
  path!: string;

  @Field(() => String, { nullable: true, description: 'null where the failure shows nothing' })
  failed?: string | undefined;

  @Field(() => String, { nullable: true, description: 'null where the good check shows nothing' })
  good?: string | undefined;
}

@ObjectType({ description: 'A failure beside the good check before it.' })
export class EvidenceComparison {
  @Field(() => ResultObject)
  failed!: ResultObject;

  @Field(() => ResultObject, { nullable: true, description: 'null when none is known' })
  good?: ResultObject | undefined;

  @Field(() => [DifferenceObject], { description: 'What matters most comes first.' })
  differences!: readonly DifferenceObject[];
}
