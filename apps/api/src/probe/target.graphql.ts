import { type HttpMethod, httpMethods } from '@dialtone/model';
import {
  createUnionType,
  Field,
  Float,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';

const HttpMethodEnum = Object.fromEntries(httpMethods.map(method => [method, method]));
registerEnumType(HttpMethodEnum, { name: 'HttpMethod' });

const codes = 'Codes and ranges: 200 · 200-299 · 200,204,301-308';
const bodyText = 'Text that the body must contain';
const server = "host or host:port of the server to ask; the system's when null";
const allAnswers = 'Every one of these must be among the answers';
const loss = 'Highest share of lost echo requests that still counts as up, in percent';

@ObjectType('Header')
export class HeaderType {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType('HttpTarget')
export class HttpTargetType {
  @Field(() => String)
  url!: string;

  @Field(() => HttpMethodEnum)
  method!: HttpMethod;

  @Field(() => [HeaderType])
  headers!: readonly HeaderType[];

  @Field(() => String, { nullable: true })
  body?: string | undefined;

  @Field(() => String, { description: codes })
  expectedStatus!: string;

  @Field(() => String, { nullable: true, description: bodyText })
  expectedBody?: string | undefined;
}

@ObjectType('TcpTarget')
export class TcpTargetType {
  @Field(() => String)
  host!: string;

  @Field(() => Int)
  port!: number;
}

@ObjectType('DnsTarget')
export class DnsTargetType {
  @Field(() => String)
  host!: string;

  @Field(() => String, { nullable: true, description: server })
  resolver?: string | undefined;

  @Field(() => String)
  recordType!: string;

  @Field(() => [String], { description: allAnswers })
  expectedAnswers!: readonly string[];
}

@ObjectType('IcmpTarget')
export class IcmpTargetType {
  @Field(() => String)
  host!: string;

  @Field(() => Int)
  count!: number;

  @Field(() => Float, { description: loss })
  maxLossPercent!: number;
}

const typeNames = {
  http: HttpTargetType,
  tcp: TcpTargetType,
  dns: DnsTargetType,
  icmp: IcmpTargetType,
} as const;

export const TargetType = createUnionType({
  name: 'Target',
  types: () => [HttpTargetType, TcpTargetType, DnsTargetType, IcmpTargetType] as const,
  resolveType: (target: { readonly type: keyof typeof typeNames }) => typeNames[target.type],
});

@InputType()
class HeaderInput {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@InputType()
class HttpTargetInput {
  @Field(() => String)
  url!: string;

  @Field(() => HttpMethodEnum, { nullable: true, defaultValue: 'GET' })
  method?: HttpMethod | null;

  @Field(() => [HeaderInput], { nullable: true })
  headers?: HeaderInput[] | null;

  @Field(() => String, { nullable: true })
  body?: string | null;

  @Field(() => String, { nullable: true, defaultValue: '200' })
  expectedStatus?: string | null;

  @Field(() => String, { nullable: true })
  expectedBody?: string | null;
}

@InputType()
class TcpTargetInput {
  @Field(() => String)
  host!: string;

  @Field(() => Int)
  port!: number;
}

@InputType()
class DnsTargetInput {
  @Field(() => String)
  host!: string;

  @Field(() => String, { nullable: true })
  resolver?: string | null;

  @Field(() => String, { nullable: true, defaultValue: 'A' })
  recordType?: string | null;

  @Field(() => [String], { nullable: true })
  expectedAnswers?: string[] | null;
}

@InputType()
class IcmpTargetInput {
  @Field(() => String)
  host!: string;

  @Field(() => Int, { nullable: true, defaultValue: 2 })
  count?: number | null;

  @Field(() => Float, { nullable: true, defaultValue: 0 })
  maxLossPercent?: number | null;
}

@InputType('TargetInput', { isOneOf: true })
export class TargetInputType {
  @Field(() => HttpTargetInput, { nullable: true })
  http?: HttpTargetInput;

  @Field(() => TcpTargetInput, { nullable: true })
  tcp?: TcpTargetInput;

  @Field(() => DnsTargetInput, { nullable: true })
  dns?: DnsTargetInput;

  @Field(() => IcmpTargetInput, { nullable: true })
  icmp?: IcmpTargetInput;
}
