import { concealed, parseProbeInput, type Field, targetKinds, targetTypeOf } from '@dialtone/model';
import { beside, type FieldProblems } from '../../core/field-problems';
import type { Language, TextKey } from '../../core/language';
import { type Draft, inputOf, shownFields } from './draft';
import { type DraftValue, valueAt } from './draft-value';
import { fieldAt } from './target-draft';

export { beside, type FieldProblems };

/** Judges a draft as the API would, before it is asked. What is merely missing is said in the page's language. */
export function judge(draft: Draft, t: Language['t'], timeZone: string): FieldProblems {
  const shown = shownFields(draft);
  const parsed = parseProbeInput(inputOf(draft), timeZone);
  if (parsed.ok) return new Map();
  const judged = [...beside(parsed.problems, shown)]
    // A secret that stays on file is not here to be judged.
    .filter(([path]) => typed(draft, path) !== concealed)
    .map(([path, told]): [string, readonly string[]] => {
      const missing = missingAt(draft, path);
      return [path, missing === undefined ? told : [t(missing)]];
    });
  return new Map(judged);
}

/** What a field that is empty, or no number, wants; undefined where the judge's own sentence says more. */
function missingAt(draft: Draft, path: string): TextKey | undefined {
  const value = typed(draft, path);
  if (typeof value !== 'string') return undefined;
  const field = targetField(draft, path);
  const numeric = path === 'timeoutMs' || field?.kind === 'integer' || field?.kind === 'decimal';
  if (numeric)
    return Number.isNaN(Number(value.trim() || Number.NaN)) ? 'form.need.number' : undefined;
  if (value.trim() !== '') return undefined;
  if (path === 'name' || path === 'cron') return `form.need.${path}`;
  return field?.presence === 'needed'
    ? (neededNames[path.split('.').at(-1) ?? ''] ?? 'form.need.text')
    : undefined;
}

const neededNames: Readonly<Record<string, TextKey>> = {
  host: 'form.need.host',
  url: 'form.need.url',
};

function typed(draft: Draft, path: string): DraftValue | undefined {
  const parts = path.split('.');
  return parts[0] === 'target' ? valueAt(draft.target, parts.slice(1)) : { ...draft.texts }[path];
}

function targetField(draft: Draft, path: string): Field | undefined {
  const [, ...names] = path.split('.').slice(1);
  return fieldAt(targetKinds[targetTypeOf(draft.type)].fields, names);
}
