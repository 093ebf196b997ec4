/** What stands in the place of one field, as it was typed and not yet read. */
export type DraftValue = string | boolean | readonly string[] | DraftGroup | readonly DraftGroup[];
export interface DraftGroup {
  readonly [name: string]: DraftValue;
}

/** In a group of which exactly one field is given: the name of that one, or nothing. */
export const chosenKey = '?';

/** A flag with three answers: on, off, or as usual. */
export const flagTexts = { yes: true, no: false } as const;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isGroup = (value: DraftValue | undefined): value is DraftGroup => isRecord(value);

/** `Array.isArray` makes `any` of what is in a read-only list. */
const isList = (
  draft: DraftValue | undefined,
): draft is readonly string[] | readonly DraftGroup[] => Array.isArray(draft);

export const textsOf = (draft: DraftValue | undefined): readonly string[] =>
  isList(draft) ? draft.flatMap(each => (typeof each === 'string' ? [each] : [])) : [];

export const groupsOf = (draft: DraftValue | undefined): readonly DraftGroup[] =>
  isList(draft) ? draft.flatMap(each => (isGroup(each) ? [each] : [])) : [];

export const textOf = (draft: DraftValue | undefined): string =>
  typeof draft === 'string' ? draft : '';

/** The value at a path: `['http', 'headers', '0', 'name']`. */
export const valueAt = (
  draft: DraftValue,
  [first, ...rest]: readonly string[],
): DraftValue | undefined => {
  if (first === undefined) return draft;
  const inner = isGroup(draft) ? draft[first] : groupsOf(draft)[Number(first)];
  return inner === undefined ? undefined : valueAt(inner, rest);
};

/** A group with another value at a path; a path that leads nowhere changes nothing. */
export function withValueAt(
  group: DraftGroup,
  [first, ...rest]: readonly string[],
  value: DraftValue,
): DraftGroup {
  if (first === undefined) return group;
  const inner = group[first];
  if (rest.length === 0) return { ...group, [first]: value };
  if (isGroup(inner)) return { ...group, [first]: withValueAt(inner, rest, value) };
  const [index, ...within] = rest;
  const changed = (each: DraftGroup): DraftGroup =>
    within.length === 0 && isGroup(value) ? value : withValueAt(each, within, value);
  const list = groupsOf(inner).map((each, at) => (at === Number(index) ? changed(each) : each));
  return { ...group, [first]: list };
}
