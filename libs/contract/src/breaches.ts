import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';

/**
 * What a program written against the core could trip over in a larger schema: anything of the core that is missing or
 * differs, and anything new that a request must give.
 * @returns a sentence for each; none when the schema contains the core
 */
export function breaches(coreText: string, schemaText: string): string[] {
  const [core, schema] = [buildSchema(coreText), buildSchema(schemaText)];
  return Object.values(core.getTypeMap())
    .filter(type => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
    .flatMap(type => ofType(type, schema));
}

function ofType(wanted: GraphQLNamedType, schema: GraphQLSchema): string[] {
  const { name } = wanted;
  const found = schema.getType(name);
  if (found?.constructor !== wanted.constructor) return [`${name} is missing.`];
  if (isEnumType(wanted) && isEnumType(found))
    return missing(name, names(wanted.getValues()), names(found.getValues()));
  if (isUnionType(wanted) && isUnionType(found))
    return missing(name, names(wanted.getTypes()), names(found.getTypes()));
  if (isInputObjectType(wanted) && isInputObjectType(found)) {
    const inputs = ofInputs(
      name,
      Object.values(wanted.getFields()),
      Object.values(found.getFields()),
    );
    return wanted.isOneOf === found.isOneOf ? inputs : [...inputs, `${name} differs in @oneOf.`];
  }
  if (isObjectType(wanted) && isObjectType(found))
    return Object.values(wanted.getFields()).flatMap(field => {
      const other = found.getFields()[field.name];
      const path = `${name}.${field.name}`;
      if (other === undefined) return [`${path} is missing.`];
      const type =
        String(other.type) === String(field.type)
          ? []
          : [`${path} is of type ${String(other.type)}, not ${String(field.type)}.`];
      return [...type, ...ofInputs(path, field.args, other.args)];
    });
  return [];
}

type Input = GraphQLArgument | GraphQLInputField;

function ofInputs(path: string, wanted: readonly Input[], found: readonly Input[]): string[] {
  const kept = wanted.flatMap(input => {
    const other = found.find(({ name }) => name === input.name);
    if (other === undefined) return [`${path}.${input.name} is missing.`];
    const same =
      String(other.type) === String(input.type) &&
      JSON.stringify(other.defaultValue) === JSON.stringify(input.defaultValue);
    return same ? [] : [`${path}.${input.name} has another type or default.`];
  });
  const asked = found.filter(
    input => isRequired(input) && !wanted.some(({ name }) => name === input.name),
  );
  return [
    ...kept,
    ...asked.map(({ name }) => `${path}.${name} must be given, and is not of the core.`),
  ];
}

const isRequired = (input: Input): boolean =>
  'deprecationReason' in input && (isRequiredArgument(input) || isRequiredInputField(input));

const names = (values: readonly { readonly name: string }[]): string[] =>
  values.map(({ name }) => name);

const missing = (type: string, wanted: readonly string[], found: readonly string[]): string[] =>
  wanted.filter(name => !found.includes(name)).map(name => `${type}.${name} is missing.`);
