import { EntitySchema, EntitySchemaOptions, type EntitySchemaColumnOptions } from 'typeorm';

/** A column for every property of the row. */
export type ColumnsOf<Row> = { [Property in keyof Row]: EntitySchemaColumnOptions };

/** Says in which table, and in which columns of it, a class's rows are. */
export function schemaOf<Row>(
  target: new () => Row,
  tableName: string,
  columns: ColumnsOf<Row>,
): EntitySchema<Row> {
  const options = new EntitySchemaOptions<Row>();
  return new EntitySchema(
    Object.assign(options, { name: target.name, target, tableName, columns }),
  );
}
