import type { EntitySchemaColumnOptions, ValueTransformer } from 'typeorm';
import { fromWallTime, toWallTime } from './wall-time.js';

/** How a column is read and written. All may hold NULL, for that is what the mirrored tables allow. */
export interface Columns {
  /** The key that the database counts up. */
  readonly id: (name: string) => EntitySchemaColumnOptions;
  /** A whole number, safe up to 2^53. */
  readonly bigint: (name: string) => EntitySchemaColumnOptions;
  readonly smallint: (name: string) => EntitySchemaColumnOptions;
  /** `datetime(3)` on the wall clock of the database's zone; a `Date` to us. */
  readonly moment: (name: string) => EntitySchemaColumnOptions;
  /** `tinyint(1)`; a boolean to us. */
  readonly flag: (name: string) => EntitySchemaColumnOptions;
  readonly varchar: (name: string, length: number) => EntitySchemaColumnOptions;
  readonly text: (name: string) => EntitySchemaColumnOptions;
}

const bigint: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value === null ? null : Number(value)),
};

const flag: ValueTransformer = {
  to: (value: unknown) => (typeof value === 'boolean' ? Number(value) : value),
  from: (value: unknown) => (value === null ? null : Number(value) !== 0),
};

/** Declared as text, since TypeORM's own date types would move the value through the process's zone. */
const moment = (zone: string): ValueTransformer => ({
  to: (value: unknown) => (value instanceof Date ? toWallTime(value, zone) : value),
  from: (value: unknown) => (typeof value === 'string' ? fromWallTime(value, zone) : null),
});

/** The columns of either dialect, with datetimes in the given IANA zone. */
export function columns(zone: string): Columns {
  const wallTime = moment(zone);
  return {
    // Were it declared the bigint that it is, TypeORM would make a string of every new key.
    id: name => ({ name, type: 'integer', primary: true, generated: 'increment' }),
    bigint: name => ({ name, type: 'bigint', nullable: true, transformer: bigint }),
    smallint: name => ({ name, type: 'smallint', nullable: true }),
    moment: name => ({ name, type: 'varchar', nullable: true, transformer: wallTime }),
    flag: name => ({ name, type: 'tinyint', nullable: true, transformer: flag }),
    varchar: (name, length) => ({ name, type: 'varchar', length, nullable: true }),
    text: name => ({ name, type: 'text', nullable: true }),
  };
}
