import type { Field as FieldOf, FieldKind, Fields } from '@dialtone/model';
import type { Type } from '@nestjs/common';
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

/** A group of fields as a type of the API: as it is given out, or as it is taken in. */
type Side = 'output' | 'input';

/** What a field is in the API; a name of another type, or a list of one. */
type Made = object | [object];

const made: Readonly<Record<Side, Map<string, Type<object>>>> = {
  output: new Map(),
  input: new Map(),
};
const enums = new Map<string, object>();

/** The type that gives out a group of fields; one for each name. */
export const outputOf = (name: string, fields: Fields): Type<object> =>
  typeOf('output', name, fields);

/** The type that takes in a group of fields, called `<name>Input`; one for each name. */
export const inputOf = (name: string, fields: Fields): Type<object> =>
  typeOf('input', name, fields);

function typeOf(side: Side, name: string, fields: Fields): Type<object> {
  const known = made[side].get(name);
  if (known !== undefined) return known;
  const fullName = side === 'output' ? name : `${name}Input`;
  const type = namedClass(fullName);
  made[side].set(name, type);
  for (const [fieldName, field] of Object.entries(fields)) addField(side, type, fieldName, field);
  if (side === 'output') ObjectType(fullName)(type);
  else InputType(fullName)(type);
  return type;
}

/** A class of its own to hang fields on. */
export function namedClass(name: string): Type<object> {
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- decorators give it its fields
  const type = class {};
  Object.defineProperty(type, 'name', { value: name });
  return type;
}

function addField(side: Side, type: Type<object>, name: string, field: FieldOf): void {
  const { about, presence, usual } = field;
  const shown = typeOfKind[field.kind](side, field);
  const nullable = side === 'output' ? presence === 'optional' : presence !== 'needed';
  // An empty list as a default says nothing that absence does not.
  const tellsDefault = side === 'input' && presence === 'defaulted' && !Array.isArray(usual);
  const options = {
    ...(about !== undefined && { description: about }),
    ...(tellsDefault && { defaultValue: usual }),
  };
  const decorate = nullable
    ? Field(() => shown, { ...options, nullable: true })
    : Field(() => shown, options);
  decorate(type.prototype as object, name);
}

const typeOfKind: Readonly<Record<FieldKind, (side: Side, field: FieldOf) => Made>> = {
  line: () => String,
  lines: () => String,
  integer: () => Int,
  decimal: () => Float,
  flag: () => Boolean,
  texts: () => [String],
  choice: (_, { choices, enumName }) =>
    choices === undefined || enumName === undefined ? String : enumOf(enumName, choices),
  group: (side, field) => groupOf(side, field),
  groups: (side, field) => [groupOf(side, field)],
};

function groupOf(side: Side, { typeName, fields }: FieldOf): object {
  if (typeName === undefined || fields === undefined)
    throw new Error('A group of fields has a name and fields.');
  return typeOf(side, typeName, fields);
}

function enumOf(name: string, choices: readonly string[]): object {
  const known = enums.get(name);
  if (known !== undefined) return known;
  const fresh = Object.fromEntries(choices.map(choice => [choice, choice]));
  registerEnumType(fresh, { name });
  enums.set(name, fresh);
  return fresh;
}
