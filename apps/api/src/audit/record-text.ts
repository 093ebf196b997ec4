import { redact, redacted } from './redact.js';

/** As Gin-Vue-Admin limits a body; the column would hold more. */
const mostCharacters = 1024;
const cutMark = ' […]';

/** Arguments that are secret though their names do not tell. */
const secretArguments: Readonly<Record<string, readonly string[]>> = {
  changePassword: ['current', 'next'],
};

/** At most so many characters, as MySQL counts them; what is left out is marked. */
export function cut(text: string, most: number): string {
  const characters = [...text.toWellFormed()];
  return characters.length <= most
    ? characters.join('')
    : characters.slice(0, most - cutMark.length).join('') + cutMark;
}

/** What a mutation was asked to do, as JSON without secrets. */
export function bodyOf(mutation: string, args: Readonly<Record<string, unknown>>): string {
  const secrets = (secretArguments[mutation] ?? []).map(name => [name, redacted]);
  const told = redact({ ...args, ...Object.fromEntries(secrets) });
  return cut(JSON.stringify(told), mostCharacters);
}

/** An id, or the id in it, or the ids in it; nothing else of an answer is kept. */
function ids(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(ids);
  if (typeof answer === 'number') return answer;
  if (typeof answer === 'string') return /^\d{1,20}$/u.test(answer) ? answer : undefined;
  if (typeof answer !== 'object' || answer === null) return undefined;
  if ('id' in answer) return { id: ids(answer.id) };
  return 'user' in answer ? { user: ids(answer.user) } : undefined;
}

/** What a mutation answered, as JSON of ids alone. */
export const respOf = (answer: unknown): string =>
  cut(JSON.stringify(ids(answer) ?? {}), mostCharacters);
