import type { ApiProblem } from './api-error';

/** What is wrong, by the field that it stands beside; under `''` what has no field of its own. */
export type FieldProblems = ReadonlyMap<string, readonly string[]>;

/** Puts each problem beside its field: the shown one whose path is the longest beginning of the problem's path. */
export function beside(problems: readonly ApiProblem[], shown: ReadonlySet<string>): FieldProblems {
  const found = new Map<string, string[]>();
  for (const { path, message } of problems) {
    const field = nearest(path.map(String), shown);
    const sentence = field === '' && path.length > 0 ? `${path.join('.')}: ${message}` : message;
    found.set(field, [...new Set([...(found.get(field) ?? []), sentence])]);
  }
  return found;
}

function nearest(path: readonly string[], shown: ReadonlySet<string>): string {
  for (let length = path.length; length > 0; length--) {
    const field = path.slice(0, length).join('.');
    if (shown.has(field)) return field;
  }
  return '';
}
