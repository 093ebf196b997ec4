import { type Problem, targetInput } from '@dialtone/model';
import { withKeptSecrets } from './kept-secrets.js';
import { targetProblems } from './target-problems.js';

/**
 * Judges what only this side of the wire can: secrets on file, and the engines that checks run on.
 * @returns the input with the secrets on file in their places, and what is wrong with it beyond its form
 */
export function judgeTarget<T>(
  given: T,
  onFile: Readonly<Record<string, unknown>>,
): { readonly target: T; readonly problems: readonly Problem[] } {
  const { target, problems } = withKeptSecrets(given, onFile);
  const parsed = targetInput.safeParse(target);
  return {
    target: target as T, // Texts alone were changed.
    problems: [...problems, ...(parsed.success ? targetProblems(parsed.data) : [])],
  };
}
