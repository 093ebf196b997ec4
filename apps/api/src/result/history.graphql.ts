import type { Reason } from '@dialtone/model';
import { Field, Float, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { type TransitionEnding, TransitionEndingEnum } from './history-inputs.graphql.js';
import { ReasonEnum, ResultObject } from './result.graphql.js';

const endOfPage = { nullable: true, description: 'Ask for what comes after it; null at the end.' };

@ObjectType({ description: 'A page of a list that goes on where a cursor says.' })
export class ResultPage {
  @Field(() => [ResultObject])
  items!: ResultObject[];

  @Field(() => String, endOfPage)
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

  @Field(() => String, endOfPage)
  endCursor?: string | undefined;

  @Field(() => Boolean)
  hasNextPage!: boolean;
}
