import { expectationFields, type Field, type Fields } from '@dialtone/model';
import {
  chosenKey,
  type DraftGroup,
  type DraftValue,
  flagTexts,
  groupsOf,
  isGroup,
  isRecord,
  textOf,
  textsOf,
} from './draft-value';
import { expectationInput } from './expectation-draft';

/** What is on file, as the form shows it; `undefined` is an empty form. */
export function groupDraft(fields: Fields, given: unknown): DraftGroup {
  const values = isRecord(given) ? given : {};
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, fieldDraft(field, values[name])]),
  );
}

function fieldDraft(field: Field, given: unknown): DraftValue {
  const value = given ?? field.usual;
  switch (field.kind) {
    case 'line':
    case 'lines':
    case 'choice':
    case 'integer':
    case 'decimal':
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    case 'flag':
      if (field.presence !== 'optional') return value === true;
      return typeof value !== 'boolean' ? '' : value ? 'yes' : 'no';
    case 'texts':
      return Array.isArray(value) ? value.map(String) : [];
    case 'group':
      return oneGroupDraft(field, value);
    case 'groups':
      return Array.isArray(value) ? value.map(each => groupDraft(field.fields ?? {}, each)) : [];
    default:
      return field.kind satisfies never;
  }
}

function oneGroupDraft({ fields = {}, exclusive }: Field, given: unknown): DraftGroup {
  const draft = groupDraft(fields, given);
  if (exclusive !== true) return draft;
  const values = isRecord(given) ? given : {};
  const chosen = Object.keys(fields).find(name => (values[name] ?? undefined) !== undefined);
  return { ...draft, [chosenKey]: chosen ?? '' };
}

/** Whether a field stands as it does in an empty form. */
export const isUsual = (field: Field, draft: DraftValue | undefined): boolean =>
  draft === undefined || JSON.stringify(draft) === JSON.stringify(fieldDraft(field, undefined));

/** What the API is given: the counterpart of `groupDraft`. A number that is none becomes NaN, which every judge refuses. */
export const groupInput = (fields: Fields, draft: DraftGroup): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, fieldInput(field, draft[name])]),
  );

function fieldInput(field: Field, draft: DraftValue | undefined): unknown {
  switch (field.kind) {
    case 'line':
    case 'lines':
    case 'choice':
      return draft === '' && field.presence !== 'needed' ? null : draft;
    case 'integer':
    case 'decimal':
      return numberInput(field, typeof draft === 'string' ? draft.trim() : '');
    case 'flag':
      return typeof draft === 'string' ? flagInput(draft) : draft;
    case 'texts':
      return textsOf(draft)
        .map(text => text.trim())
        .filter(text => text !== '');
    case 'group':
      return isGroup(draft) ? oneGroupInput(field, draft) : null;
    case 'groups':
      return groupsOf(draft).map(group =>
        field.fields === expectationFields
          ? expectationInput(group)
          : groupInput(field.fields ?? {}, group),
      );
    default:
      return field.kind satisfies never;
  }
}

function numberInput({ presence }: Field, text: string): number | null {
  if (text !== '') return Number(text);
  return presence === 'needed' ? Number.NaN : null;
}

const flagInput = (text: string): boolean | null =>
  text === 'yes' || text === 'no' ? flagTexts[text] : null;

/** A group that nobody touched is not given; of an exclusive one only the chosen field is, and that as a whole. */
function oneGroupInput(field: Field, draft: DraftGroup): Record<string, unknown> | null {
  const fields = field.fields ?? {};
  if (field.exclusive !== true) return isUsual(field, draft) ? null : groupInput(fields, draft);
  const chosen = textOf(draft[chosenKey]);
  const part = fields[chosen];
  const value = draft[chosen];
  if (part === undefined) return null;
  return { [chosen]: isGroup(value) ? groupInput(part.fields ?? {}, value) : value };
}

type Group = Pick<Field, 'fields' | 'exclusive'>;

/** The fields of a group that a form shows: of an exclusive one only the chosen. */
export const shownIn = ({ fields = {}, exclusive }: Group, draft: DraftGroup): [string, Field][] =>
  Object.entries(fields).filter(([name]) => exclusive !== true || name === draft[chosenKey]);

/** Where each field of a group stands that a form shows, also within: `headers`, `headers.0.name`. */
export const shownPaths = (group: Group, draft: DraftGroup): string[] =>
  shownIn(group, draft).flatMap(([name, field]) => [
    name,
    ...pathsWithin(field, draft[name]).map(path => `${name}.${path}`),
  ]);

function pathsWithin(field: Field, draft: DraftValue | undefined): string[] {
  if (isGroup(draft)) return shownPaths(field, draft);
  return groupsOf(draft).flatMap((group, index) => [
    String(index),
    ...shownPaths(field, group).map(path => `${index}.${path}`),
  ]);
}

/** The field at a path, whose numbers name members of lists: `['headers', '0', 'name']`. */
export function fieldAt(fields: Fields, path: readonly string[]): Field | undefined {
  const [first, ...rest] = path.filter(name => !/^\d+$/u.test(name));
  const field = first === undefined ? undefined : fields[first];
  return rest.length === 0 ? field : fieldAt(field?.fields ?? {}, rest);
}
