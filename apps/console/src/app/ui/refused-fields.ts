import { ApiError } from '../core/api-error';
import { beside, type FieldProblems } from '../core/field-problems';
import type { Language } from '../core/language';
import { errorText } from './error-message';

/** Why the API did not take a form: beside its fields, or under `''` what is about none of them. */
export const refusedFields = (
  error: unknown,
  shown: ReadonlySet<string>,
  language: Pick<Language, 't' | 'said'>,
): FieldProblems =>
  error instanceof ApiError && error.problems.length > 0
    ? beside(error.problems, shown)
    : new Map([['', [errorText(error, language)]]]);
