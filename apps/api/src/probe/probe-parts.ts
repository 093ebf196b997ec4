import { probeLimits, targetKinds } from '@dialtone/model';
import { z } from 'zod';

const { least, most } = probeLimits.timeoutMs;

/** A part that means nothing, which only another hand can have written, counts as absent. */
const kept = <T extends z.ZodType>(part: T) => part.optional().catch(undefined);

/**
 * What a probe holds beyond the mirrored columns, as JSON in our side table. The first group stands in for a column
 * whose width the value exceeds; such a column holds nothing (a name: its first 32 characters), and as soon as another
 * program writes something into it, that is the truth again.
 */
const probeParts = z.object({
  name: kept(z.string()),
  application: kept(z.string()),
  cron: kept(z.string()),
  url: kept(z.string()),
  body: kept(z.string()),
  expectedBody: kept(z.string()),
  expectedStatus: kept(z.string()),

  timeoutMs: kept(z.int().min(least).max(most)),
  headers: kept(z.array(z.object({ name: z.string(), value: z.string() }))),
  resolver: kept(z.string()),
  recordType: kept(z.string()),
  expectedAnswers: kept(z.array(z.string())),
  count: kept(z.number()),
  maxLossPercent: kept(z.number()),
});

/** Every field that a target of any type may have. What they mean is judged where the target is read. */
const fieldNames = [
  ...new Set(Object.values(targetKinds).flatMap(({ fields }) => Object.keys(fields))),
];

/** Those have a column, or are read by the column's name. */
const inColumns = new Set(['method', 'host', 'port']);

const allParts = probeParts.loose();
export type ProbeParts = Readonly<z.infer<typeof allParts>>;

/** The parts that describe a target; they go when the probe gets another one. */
export const targetParts: readonly string[] = fieldNames.filter(name => !inColumns.has(name));

/** Reads the side table. */
export function readParts(json: string | undefined): ProbeParts {
  if (json === undefined) return {};
  try {
    const parsed = allParts.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : {};
  } catch {
    return {}; // A SyntaxError: not JSON at all.
  }
}

/** @returns undefined when there is nothing to keep */
export function writeParts(parts: ProbeParts): string | undefined {
  const json = JSON.stringify(parts);
  return json === '{}' ? undefined : json;
}
