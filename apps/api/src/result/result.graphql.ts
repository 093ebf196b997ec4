import { type Phase, type Reason, reasons } from '@dialtone/model';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';

const ReasonEnum = Object.fromEntries(reasons.map(reason => [reason, reason]));
registerEnumType(ReasonEnum, {
  name: 'Reason',
  description:
    'Why a check was not up. DNS: no address. BLOCKED: our own egress policy. CONNECT: refused, unreachable, reset. ' +
    "TLS: handshake or certificate. TIMEOUT: our deadline. PROTOCOL: not the protocol's language. STATUS, HEADER, " +
    'BODY, ANSWER: answered, but not as expected. LOSS: too few echo replies. INTERNAL: our fault; never counts ' +
    'against the target.',
});

@ObjectType('Phase')
export class PhaseObject {
  @Field(() => String)
  name!: string;

  @Field(() => Float)
  durationMs!: number;
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

  @Field(() => Float)
  latencyMs!: number;

  @Field(() => ReasonEnum, { nullable: true })
  reason?: Reason | undefined;

  @Field(() => String, { nullable: true })
  message?: string | undefined;

  @Field(() => Int, { nullable: true, description: 'HTTP only' })
  httpStatus?: number | undefined;

  @Field(() => [PhaseObject], {
    description:
      'Where the time went, in order: resolve, connect, tls, processing, transfer; those that were reached.',
  })
  phases!: readonly Phase[];
}
