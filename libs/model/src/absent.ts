import * as z from 'zod';

const nullIsAbsent = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

/** `null`, in an input, means the same as absence. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(nullIsAbsent<z.input<T>>, schema.optional());

/** `null`, in an input, means the same as absence: the default. */
export const defaulted = <T extends z.ZodType>(schema: T, value: NonNullable<z.output<T>>) =>
  z
    .preprocess(nullIsAbsent<z.input<T>>, schema.optional())
    .transform(read => (read === undefined || (isEmpty(read) && isEmpty(value)) ? value : read));

/** A list with nothing in it is the same one wherever it is the default: ten thousand probes have three each. */
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

export const emptyIsAbsent = (value: string): string | undefined =>
  value === '' ? undefined : value;

/** What a field that must be there says when it is not; of a value of the wrong kind others speak. */
export const needed = (sentence: string) => ({
  error: ({ input }: { readonly input?: unknown }) =>
    input === undefined || input === null ? sentence : undefined,
});
