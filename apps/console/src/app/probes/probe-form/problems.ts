import { parseProbeInput } from '@dialtone/model';
import type { ApiProblem } from '../../core/api-error';
import type { Language, TextKey } from '../../core/language';
import { type Draft, inputOf, shownFields, type TextFieldName } from './draft';

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

/** Judges a draft as the API would, before it is asked. What is merely missing is said in the page's language. */
export function judge(draft: Draft, t: Language['t'], timeZone: string): FieldProblems {
  const shown = shownFields(draft);
  const missing = missingIn(draft, shown, t);
  const parsed = parseProbeInput(inputOf(draft), timeZone);
  const judged = parsed.ok ? new Map<string, string[]>() : beside(parsed.problems, shown);
  return new Map([...judged, ...missing]);
}

const needed: Readonly<Partial<Record<TextFieldName, TextKey>>> = {
  name: 'form.need.name',
  cron: 'form.need.cron',
  'target.http.url': 'form.need.url',
  'target.tcp.host': 'form.need.host',
  'target.tcp.port': 'form.need.number',
  'target.dns.host': 'form.need.host',
  'target.icmp.host': 'form.need.host',
};

const numbers: readonly TextFieldName[] = [
  'timeoutMs',
  'target.tcp.port',
  'target.icmp.count',
  'target.icmp.maxLossPercent',
];

function missingIn(
  { texts }: Draft,
  shown: ReadonlySet<string>,
  t: Language['t'],
): [string, string[]][] {
  const absent = Object.entries(needed).filter(([field]) => textOf(texts, field).trim() === '');
  const unread = numbers
    .filter(field => Number.isNaN(Number(texts[field])))
    .map(field => [field, 'form.need.number'] as const);
  return [...absent, ...unread]
    .filter(([field]) => shown.has(field))
    .map(([field, key]) => [field, [t(key)]]);
}

const textOf = (texts: Readonly<Record<string, string>>, field: string): string =>
  texts[field] ?? '';
