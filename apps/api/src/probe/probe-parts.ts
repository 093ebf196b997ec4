import { z } from 'zod';

/**
 * What a probe holds beyond the mirrored columns, as JSON in our side table. The first group stands in for a column
 * whose width the value exceeds; such a column holds nothing (a name: its first 32 characters), and as soon as another
 * program writes something into it, that is the truth again.
 */
const probeParts = z.object({
  name: z.string().optional(),
  application: z.string().optional(),
  cron: z.string().optional(),
  url: z.string().optional(),
  body: z.string().optional(),
  expectedBody: z.string().optional(),
  expectedStatus: z.string().optional(),

  timeoutMs: z.number().optional(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  resolver: z.string().optional(),
  recordType: z.string().optional(),
  expectedAnswers: z.array(z.string()).optional(),
  count: z.number().optional(),
  maxLossPercent: z.number().optional(),
});
export type ProbeParts = Readonly<z.infer<typeof probeParts>>;

/** The parts that describe a target; they go when the probe gets another one. */
export const targetParts = [
  'url',
  'body',
  'expectedBody',
  'expectedStatus',
  'headers',
  'resolver',
  'recordType',
  'expectedAnswers',
  'count',
  'maxLossPercent',
] as const satisfies readonly (keyof ProbeParts)[];

/** Reads the side table; parts that mean nothing, which only another hand can have written, count as absent. */
export function readParts(json: string | undefined): ProbeParts {
  if (json === undefined) return {};
  try {
    const parsed = probeParts.safeParse(JSON.parse(json));
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
