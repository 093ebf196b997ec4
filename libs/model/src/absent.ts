import * as z from 'zod';

/** `null`, in an input, means the same as absence. */
export const optional = <T extends z.ZodType>(schema: T) =>
  schema
    .nullable()
    .transform(read => read ?? undefined)
    .optional();

/**
 * `null`, in an input, means the same as absence: the default. What is absent, as most is, goes through no other judge: ten
 * thousand rows are read at the start.
 */
export const defaulted = <T extends z.ZodType>(schema: T, value: NonNullable<z.output<T>>) =>
  schema
    .nullable()
    .transform(read => (read == null || (isEmpty(read) && isEmpty(value)) ? value : read))
    .default(() => value as Transformed<NonNullable<z.output<T>>>);

/** What Zod makes of the type that a transform returns, which might be a promise to it. */
type Transformed<T> = z.core.util.NoUndefined<Awaited<T>>;

/** A list with nothing in it is the same one wherever it is the default: ten thousand probes have three each. */
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

export const emptyIsAbsent = (value: string): string | undefined =>
  value === '' ? undefined : value;

/** What a field that must be there says when it is not; of a value of the wrong kind others speak. */
export const needed = (sentence: string) => ({
  error: ({ input }: { readonly input?: unknown }) =>
    input === undefined || input === null ? sentence : undefined,
});
