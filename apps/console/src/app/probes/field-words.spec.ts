import { type Fields, targetKinds, targetTypes } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en';
import { zh } from '../i18n/zh';
import { keysOf } from './field-words';

const pathsIn = (fields: Fields, at: string): string[] =>
  Object.entries(fields).flatMap(([name, field]) => [
    `${at}.${name}`,
    ...pathsIn(field.fields ?? {}, `${at}.${name}`),
  ]);
const paths = targetTypes.flatMap(type => pathsIn(targetKinds[type].fields, `target.${type}`));

const labelIn = (texts: Readonly<Record<string, string>>, path: string): string | undefined =>
  keysOf(path)
    .map(key => texts[`field.${key}`])
    .find(text => text !== undefined);

describe('the words of fields', () => {
  it.each([
    ['English', en],
    ['Chinese', zh],
  ])('name every field of every type in %s', (_, texts) => {
    expect(paths.filter(path => labelIn(texts, path) === undefined)).toEqual([]);
  });

  it('go from the particular to the general', () => {
    expect(keysOf('target.dns.host')).toEqual(['dns.host', 'host']);
    expect(keysOf('target.http.headers.0.name')).toEqual(['headers.name', 'name']);
  });
});
