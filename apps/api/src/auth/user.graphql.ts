import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';

@ObjectType()
export class User {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  username!: string;
}

@ObjectType()
export class Session {
  @Field(() => String, { description: 'Goes into `Authorization: Bearer <token>`.' })
  token!: string;

  @Field(() => DateTime)
  expiresAt!: Date;

  @Field(() => User)
  user!: User;
}
