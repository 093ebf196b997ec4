import { Field, Float, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';

@ObjectType({
  description: 'The last checks of a probe, the oldest first, in as few words as a strip needs.',
})
export class RecentResults {
  @Field(() => String, {
    description:
      'A letter for each check: U up, G degraded, D down, X our own failure, of which nothing is known.',
  })
  endings!: string;

  @Field(() => [Float], { description: 'How long each took, in milliseconds.' })
  latenciesMs!: number[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the newest started; null when there is none.',
  })
  newestAt?: Date | undefined;
}
