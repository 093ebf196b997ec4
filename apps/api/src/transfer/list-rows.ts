import {
  addressOf,
  concealed,
  mapSecrets,
  targetInput,
  targetKinds,
  targetTypes,
} from '@dialtone/model';
import { isRecord, textOf, type Values } from './shown-value.js';
import type { Place, Source, SourceRow } from './source-row.js';
import { unknownSettings } from './unknown-settings.js';

/** Probes in our own words, as the API takes them. */
export const listSource = (items: readonly unknown[]): Source => ({
  rows: items.map((item, index) => listRow(item, index + 1)),
  notes: [],
});

function listRow(item: unknown, line: number): SourceRow {
  if (!isRecord(item)) {
    const message = 'A probe is an object with a name, a cron and a target.';
    return {
      line,
      fields: {},
      problems: [{ holds: textOf(item), message }],
      place: () => ({}),
      hopeless: true,
    };
  }
  const { id, target, ...fields } = item;
  const place = placeIn({ ...item, target: withoutSecrets(target) });
  const isId = typeof id === 'number' && Number.isSafeInteger(id) && id > 0;
  const problems = [
    ...(id == null || isId
      ? []
      : [{ path: ['id'], message: 'An id is a whole number from 1 on.' }]),
    ...unknownSettings(item),
  ];
  return {
    line,
    ...(isId && { id }),
    fields,
    ...(target !== undefined && {
      target: () => ({ target, problems: [] }),
      ...identityOf(target),
    }),
    problems: problems.map(({ path, message }) => ({ ...place(path), message })),
    place,
  };
}

/** Type and address of a sound target; of any other it is told later what is wrong. */
function identityOf(target: unknown): Pick<SourceRow, 'type' | 'address'> {
  const { success, data } = targetInput.safeParse(target);
  return success ? { type: data.type.toUpperCase(), address: addressOf(data) } : {};
}

/** A problem must not repeat a secret. */
function withoutSecrets(target: unknown): unknown {
  if (!isRecord(target)) return target;
  return Object.fromEntries(
    Object.entries(target).map(([type, fields]) => {
      const known = targetTypes.find(each => each === type);
      if (known === undefined || !isRecord(fields)) return [type, fields];
      return [type, mapSecrets(targetKinds[known].fields, fields, () => concealed)];
    }),
  );
}

const placeIn =
  (item: Values): Place =>
  path => {
    const value = path.reduce<unknown>(inside, item);
    return { field: path.join('.'), ...(value !== undefined && { holds: textOf(value) }) };
  };

function inside(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)] as unknown;
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
