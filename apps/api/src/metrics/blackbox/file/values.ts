import { patternProblem } from '@dialtone/checkers';
import * as z from 'zod';

/** Reads a file that a module names. @throws Error when it cannot be read */
export type ReadText = (path: string) => string;

/*
 * The error of each says what the field may hold; where a whole sentence is needed, the issue is marked by `sentence`.
 */
export const text = z.string({ error: 'a text' });
export const flag = z.boolean({ error: 'true or false' });

export const wholeNumber = (least: number, most: number) => {
  const error = `a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });

export const listOf = <S extends z.ZodType>(schema: S) => z.array(schema, { error: 'a list' });

export const textsByName = z.record(z.string(), text, { error: 'names with texts' });

/** A mapping that knows its keys. */
export const mapping = <const S extends z.ZodRawShape>(shape: S) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? Object.keys(shape).toSorted().join(', ') : 'a mapping',
  });

/** Of an issue whose message is a sentence of its own. */
export const sentence = { sentence: true } as const;

export const refuse = (
  context: z.RefinementCtx,
  message: string,
  path: (string | number)[] = [],
): void => {
  context.addIssue({ code: 'custom', message, path, params: sentence });
};

export const regexp = text.superRefine((pattern, context) => {
  const problem = patternProblem(pattern);
  if (problem !== undefined) refuse(context, `It is no regular expression of RE2: ${problem}.`);
});

/** An option of blackbox_exporter that has no counterpart here. */
export const unsupported = (why: string) =>
  z
    .unknown()
    .optional()
    .superRefine((value, context) => {
      if (value !== undefined) refuse(context, `It is not supported here: ${why}.`);
    });

/** The text of a file, read when the modules are. */
export const fileText = (read: ReadText) =>
  text.transform((path, context) => {
    try {
      return read(path);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      refuse(context, `The file cannot be read: ${error.message}.`);
      return z.NEVER;
    }
  });

/** A secret of a file, without the line break that editors leave at its end. */
export const fileSecret = (read: ReadText) => fileText(read).transform(value => value.trim());

const factors = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
const parts = /([0-9]*\.?[0-9]+)(ns|us|µs|ms|s|m|h)/gu;
const wholeDuration = /^(?:[0-9]*\.?[0-9]+(?:ns|us|µs|ms|s|m|h))+$/u;

/** A duration as Go writes it, in milliseconds. */
export const duration = z
  .string({ error: 'a time such as 5s or 1m30s' })
  .regex(wholeDuration, { error: 'a time such as 5s or 1m30s' })
  .transform(value =>
    [...value.matchAll(parts)].reduce(
      (ms, [, count, unit]) => ms + Number(count) * factors[unit as keyof typeof factors],
      0,
    ),
  );

const sizes: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1000,
  MB: 1e6,
  GB: 1e9,
  KIB: 1024,
  MIB: 1_048_576,
  GIB: 1_073_741_824,
};
const sizeError = { error: 'a size with its unit, such as 512KB or 10MB' };

/** A size as blackbox_exporter writes it, in bytes: its units are powers of 1024 under the names of those of 1000. */
export const size = z
  .string(sizeError)
  .regex(/^\d+(?:\.\d+)?(?:[KMG]?i?B)$/iu, sizeError)
  .transform(value => {
    const unit = value.replace(/^[\d.]+/u, '').toUpperCase();
    return Math.floor(parseFloat(value) * (sizes[unit.replace(/^([KMG])B$/u, '$1IB')] ?? 1));
  });
