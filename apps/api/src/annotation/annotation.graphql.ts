import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';

const whichProbes =
  'The probes that it concerns, beside those of its applications; with neither it concerns all.';

@ObjectType('Annotation', {
  description:
    'Something that happened outside, such as a deployment. It stands on the charts of the probes that it concerns.',
})
export class AnnotationObject {
  @Field(() => ID)
  id!: number;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true, description: 'Of a page that says more.' })
  url!: string | null;

  @Field(() => [ID], { description: whichProbes })
  probeIds!: readonly number[];

  @Field(() => [String])
  applications!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Who told it, by the name of then.' })
  username!: string | null;
}

@InputType('AnnotationInput')
export class AnnotationInputType {
  @Field(() => String)
  title!: string;

  @Field(() => DateTime, { nullable: true, description: 'Now, unless it is given.' })
  at?: Date | null;

  @Field(() => String, { nullable: true, description: 'http or https' })
  url?: string | null;

  @Field(() => [ID], { nullable: true, description: whichProbes })
  probeIds?: string[] | null;

  @Field(() => [String], { nullable: true })
  applications?: string[] | null;
}
