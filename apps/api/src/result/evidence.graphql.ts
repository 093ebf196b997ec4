import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { HeaderType } from '../probe/target.graphql.js';
import { DnsEvidence } from './evidence-dns.graphql.js';
import { HttpEvidence } from './evidence-http.graphql.js';

@ObjectType()
export class CertificateEvidence {
  @Field(() => String, { nullable: true })
  subject?: string;

  @Field(() => String, { nullable: true })
  issuer?: string;

  @Field(() => [String], { nullable: true })
  names?: readonly string[];

  @Field(() => String, { nullable: true })
  serial?: string;

  @Field(() => DateTime, { nullable: true })
  startsAt?: Date;

  @Field(() => DateTime, { nullable: true })
  endsAt?: Date;

  @Field(() => String, { nullable: true, description: 'SHA-256, hexadecimal.' })
  fingerprint?: string;

  @Field(() => String, { nullable: true, description: 'RSA 2048, EC P-256, Ed25519' })
  key?: string;
}

@ObjectType({ description: 'A handshake, also one that was refused or not trusted.' })
export class TlsEvidence {
  @Field(() => String, { nullable: true })
  version?: string;

  @Field(() => String, { nullable: true })
  cipher?: string;

  @Field(() => String, { nullable: true, description: 'As agreed on by ALPN.' })
  protocol?: string;

  @Field(() => Boolean, { nullable: true })
  trusted?: boolean;

  @Field(() => String, { nullable: true, description: 'Why it is not trusted, in words.' })
  problem?: string;

  @Field(() => [CertificateEvidence], {
    nullable: true,
    description: 'As the server sent them, its own first.',
  })
  certificates?: readonly CertificateEvidence[];
}

@ObjectType()
export class IcmpEvidence {
  @Field(() => Int, { nullable: true })
  sent?: number;

  @Field(() => Int, { nullable: true })
  received?: number;

  @Field(() => [Float], { nullable: true })
  roundTripsMs?: readonly number[];

  @Field(() => Int, { nullable: true })
  hopLimit?: number;
}

@ObjectType({ description: 'A conversation over TCP, UDP or a WebSocket.' })
export class TalkEvidence {
  @Field(() => String, { nullable: true, description: 'The beginning of what the peer said.' })
  reply?: string;

  @Field(() => Int, { nullable: true })
  bytes?: number;

  @Field(() => [HeaderType], { nullable: true })
  captures?: readonly { readonly name: string; readonly value: string }[];

  @Field(() => Int, { nullable: true, description: 'How many steps were done.' })
  steps?: number;
}

@ObjectType()
export class GrpcEvidence {
  @Field(() => Int, { nullable: true })
  status?: number;

  @Field(() => String, { nullable: true })
  message?: string;

  @Field(() => String, { nullable: true })
  serving?: string;
}

@ObjectType('Evidence', { description: 'What a check saw in detail, without secrets.' })
export class EvidenceObject {
  @Field(() => [String], { description: 'Every address of the name.' })
  addresses!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The address that was used last.' })
  address?: string | undefined;

  @Field(() => TlsEvidence, { nullable: true })
  tls?: TlsEvidence | undefined;

  @Field(() => HttpEvidence, { nullable: true })
  http?: HttpEvidence | undefined;

  @Field(() => DnsEvidence, { nullable: true })
  dns?: DnsEvidence | undefined;

  @Field(() => IcmpEvidence, { nullable: true })
  icmp?: IcmpEvidence | undefined;

  @Field(() => TalkEvidence, { nullable: true })
  talk?: TalkEvidence | undefined;

  @Field(() => GrpcEvidence, { nullable: true })
  grpc?: GrpcEvidence | undefined;
}
