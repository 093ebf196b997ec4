import type { Field } from '@dialtone/model';
import type { FieldWords } from '../field-words';
import { chosenKey, groupsOf, isGroup } from './draft-value';
import type { FormState } from './form-state';
import { isUsual } from './target-draft';

interface Placed {
  readonly path: string;
  readonly field: Field;
}

/** What a folded part holds, by the names of its fields: `Headers 2 · Request body`. */
export const changedLabels = (
  fields: readonly Placed[],
  state: Pick<FormState, 'at'>,
  words: Pick<FieldWords, 'label'>,
): string =>
  fields
    .filter(({ field, path }) => !isUsual(field, state.at(path)))
    .map(({ path }) => labelled(path, state, words))
    .join(' · ');

function labelled(
  path: string,
  state: Pick<FormState, 'at'>,
  words: Pick<FieldWords, 'label'>,
): string {
  const value = state.at(path);
  const chosen = isGroup(value) ? value[chosenKey] : undefined;
  if (typeof chosen === 'string' && chosen !== '') return words.label(`${path}.${chosen}`);
  const count = groupsOf(value).length;
  return count === 0 ? words.label(path) : `${words.label(path)} ${count}`;
}
