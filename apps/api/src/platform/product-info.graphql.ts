import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from './graphql/date-time.js';

export enum DatabaseKind {
  SQLITE = 'SQLITE',
  MYSQL = 'MYSQL',
}

registerEnumType(DatabaseKind, {
  name: 'DatabaseKind',
  description: 'SQLITE: embedded. MYSQL: a server, MySQL or MariaDB.',
});

@ObjectType({ description: 'What runs here, and how it is.' })
export class ProductInfo {
  @Field(() => String)
  version!: string;

  @Field(() => String, { description: 'Of Node.js.' })
  node!: string;

  @Field(() => DateTime)
  startedAt!: Date;

  @Field(() => String, { description: 'In which schedules are meant that name no zone.' })
  timeZone!: string;

  @Field(() => DatabaseKind)
  database!: DatabaseKind;

  @Field(() => String, {
    nullable: true,
    description: 'As the database tells it; null while it does not answer.',
  })
  databaseVersion?: string | undefined;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is not ready, as /readyz says it; null when it is.',
  })
  trouble?: string | undefined;

  @Field(() => Float, { description: 'Results that wait to be written to the database.' })
  resultsWaiting!: number;

  @Field(() => Float, {
    description: 'Results dropped since the start because the database was away for too long.',
  })
  resultsLost!: number;

  @Field(() => Int, { description: 'Checks that run now.' })
  checksRunning!: number;

  @Field(() => Int, { description: 'Checks that wait for a place.' })
  checksQueued!: number;

  @Field(() => Int, { description: 'How many checks may run at once.' })
  checksAtOnce!: number;
}
