import { type Field, type FieldKind, type Fields, probeLimits, targetKinds } from '@dialtone/model';
import { z } from 'zod';

const { least, most } = probeLimits.timeoutMs;

/** A part that means nothing, which only another hand can have written, counts as absent. */
const kept = <T extends z.ZodType>(part: T) => part.optional().catch(undefined);

/**
 * What a probe holds beyond the mirrored columns, as JSON in our side table. The first group stands in for a column
 * whose width the value exceeds; such a column holds nothing (a name: its first 32 characters), and as soon as another
 * program writes something into it, that is the truth again.
 */
const columnParts = z.object({
  name: kept(z.string()),
  application: kept(z.string()),
  cron: kept(z.string()),
  url: kept(z.string()),
  body: kept(z.string()),
  expectedBody: kept(z.string()),
  expectedStatus: kept(z.string()),

  timeoutMs: kept(z.int().min(least).max(most)),
  tags: kept(z.array(z.string()).min(1)),
});

/** Those have a column, or are read by the column's name. */
const inColumns = new Set(['method', 'host', 'port']);

/** Every field that a target of any type may have; a name means the same kind of field wherever it stands. */
export const targetFields: Fields = Object.fromEntries(
  Object.values(targetKinds)
    .flatMap(({ fields }) => Object.entries(fields))
    .filter(([name]) => !inColumns.has(name)),
);

/** The parts that describe a target; they go when the probe gets another one. */
export const targetParts: readonly string[] = Object.keys(targetFields);

/** What a field is in JSON. Whether that means anything is judged where the target is read. */
const kinds: Readonly<Record<FieldKind, (field: Field) => z.ZodType>> = {
  line: () => z.string(),
  lines: () => z.string(),
  choice: () => z.string(),
  integer: () => z.number(),
  decimal: () => z.number(),
  flag: () => z.boolean(),
  texts: () => z.array(z.string()),
  group: ({ fields }) => groupOf(fields),
  groups: ({ fields }) => z.array(groupOf(fields)),
};

const groupOf = (fields: Fields = {}): z.ZodType =>
  z.object(mapped(fields, field => kinds[field.kind](field).optional()));

const mapped = <T>(fields: Fields, change: (field: Field) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, change(field)]));

const fieldParts = z.object(mapped(targetFields, field => kept(kinds[field.kind](field))));

export type ProbeParts = Readonly<z.infer<typeof fieldParts> & z.infer<typeof columnParts>>;

/** Reads the side table. */
export function readParts(json: string | undefined): ProbeParts {
  if (json === undefined) return {};
  try {
    const value: unknown = JSON.parse(json);
    const [fields, columns] = [fieldParts.safeParse(value), columnParts.safeParse(value)];
    return fields.success && columns.success ? { ...fields.data, ...columns.data } : {};
  } catch {
    return {}; // A SyntaxError: not JSON at all.
  }
}

/** @returns undefined when there is nothing to keep */
export function writeParts(parts: ProbeParts): string | undefined {
  const json = JSON.stringify(parts);
  return json === '{}' ? undefined : json;
}
