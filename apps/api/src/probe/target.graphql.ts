import {
  expectationFields,
  headerFields,
  type Target,
  type TargetInput,
  targetKinds,
  type TargetType as TypeOfTarget,
  targetTypes,
} from '@dialtone/model';
import type { Type } from '@nestjs/common';
import { createUnionType, Field, InputType } from '@nestjs/graphql';
import { GraphQLScalarType } from 'graphql';
import { inputOf, namedClass, outputOf } from './field-types.js';

const nameOf = (type: TypeOfTarget): string =>
  `${type.charAt(0).toUpperCase()}${type.slice(1)}Target`;

const outputs = new Map<TypeOfTarget, Type<object>>(
  targetTypes.map(type => [type, outputOf(nameOf(type), targetKinds[type].fields)]),
);

export const TargetType = createUnionType({
  name: 'Target',
  types: () => [...outputs.values()],
  resolveType: ({ type }: Target) => outputs.get(type),
});

/** A target as inputs hold it, one member per type. */
export type TargetInputType = TargetInput;
export const TargetInputType = namedClass('TargetInput') as Type<TargetInput>;
for (const type of targetTypes) {
  const input = inputOf(nameOf(type), targetKinds[type].fields);
  Field(() => input, { nullable: true })(TargetInputType.prototype as object, type);
}
InputType('TargetInput', { isOneOf: true })(TargetInputType);

/** What an answer must be, as any type of target may hold it. */
export const ExpectationType = outputOf('Expectation', expectationFields);

/** A name with its value. */
export const HeaderType = outputOf('Header', headerFields);

/** `{ "http": { … } }`: a target just as `TargetInput` takes it. */
export const TargetSettings = new GraphQLScalarType({
  name: 'TargetSettings',
  description:
    'The target as TargetInput takes it, in JSON: { "http": { … } }. In the place of a secret stands ********, which, ' +
    'given back, keeps what is on file.',
});
