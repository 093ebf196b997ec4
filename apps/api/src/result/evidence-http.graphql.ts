import type { Header } from '@dialtone/model';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { HeaderType } from '../probe/target.graphql.js';

@ObjectType({ description: 'An answer before the last one.' })
export class HopEvidence {
  @Field(() => String, { nullable: true })
  url?: string;

  @Field(() => String, { nullable: true })
  address?: string;

  @Field(() => Int, { nullable: true })
  status?: number;

  @Field(() => String, { nullable: true })
  location?: string;
}

@ObjectType({ description: 'The last answer.' })
export class HttpEvidence {
  @Field(() => String, { nullable: true })
  version?: string;

  @Field(() => Int, { nullable: true })
  status?: number;

  @Field(() => String, { nullable: true })
  statusText?: string;

  @Field(() => [HeaderType], { nullable: true })
  headers?: readonly Header[];

  @Field(() => String, { nullable: true })
  finalUrl?: string;

  @Field(() => Int, { nullable: true })
  bodyBytes?: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether there was more than is read.' })
  bodyCut?: boolean;

  @Field(() => String, { nullable: true, description: 'The beginning of the body.' })
  excerpt?: string;

  @Field(() => [HopEvidence], { nullable: true })
  hops?: readonly HopEvidence[];
}
