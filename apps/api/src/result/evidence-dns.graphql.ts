import type { DnsRecord } from '@dialtone/model';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class DnsRecordEvidence {
  @Field(() => String, { nullable: true })
  name?: string;

  @Field(() => String, { nullable: true })
  type?: string;

  @Field(() => String, { nullable: true })
  recordClass?: string;

  @Field(() => Int, { nullable: true, description: 'Seconds.' })
  ttl?: number;

  @Field(() => String, { nullable: true, description: 'As a zone file has it.' })
  data?: string;
}

@ObjectType()
export class DnsEvidence {
  @Field(() => String, { nullable: true })
  server?: string;

  @Field(() => String, { nullable: true })
  transport?: string;

  @Field(() => String, { nullable: true })
  rcode?: string;

  @Field(() => Boolean, { nullable: true })
  authoritative?: boolean;

  @Field(() => Boolean, { nullable: true })
  truncated?: boolean;

  @Field(() => [DnsRecordEvidence], { nullable: true })
  answers?: readonly DnsRecord[];

  @Field(() => [DnsRecordEvidence], { nullable: true })
  authority?: readonly DnsRecord[];

  @Field(() => [DnsRecordEvidence], { nullable: true })
  additional?: readonly DnsRecord[];
}
