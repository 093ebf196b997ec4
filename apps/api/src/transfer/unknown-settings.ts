import { type Fields, type Problem, targetKinds, targetTypes } from '@dialtone/model';
import { isRecord, type Values } from './shown-value.js';

type Path = readonly (string | number)[];

const ofProbe = new Set([
  'id',
  'name',
  'application',
  'tags',
  'cron',
  'enabled',
  'timeoutMs',
  'target',
]);

/** A setting that nobody knows would be left out without a word, and with it what somebody meant by it. */
export function unknownSettings(probe: Values): Problem[] {
  const { target } = probe;
  const odd = Object.keys(probe).filter(key => !ofProbe.has(key));
  const problems = odd.map(key => unknown([key]));
  if (!isRecord(target)) return problems;
  const inTarget = Object.entries(target).flatMap(([type, fields]) => {
    const known = targetTypes.find(each => each === type);
    // What is no type is told by the judge of targets, with the types that there are.
    return known === undefined ? [] : within(targetKinds[known].fields, fields, ['target', type]);
  });
  return [...problems, ...inTarget];
}

function within(fields: Fields, value: unknown, path: Path): Problem[] {
  if (Array.isArray(value))
    return value.flatMap((one, index) => within(fields, one, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!Object.hasOwn(fields, key)) return [unknown([...path, key])];
    const deeper = fields[key]?.fields;
    return deeper === undefined ? [] : within(deeper, inner, [...path, key]);
  });
}

const unknown = (path: Path): Problem => ({
  path,
  message: 'There is no setting of this name; take it out, or mend its spelling.',
});
