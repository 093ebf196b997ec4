import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en';
import { zh } from './zh';

const sources = join(process.cwd(), 'apps/console/src/app');
const code = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(ts|html)$/u.test(name) && !/\.spec\.ts$|^i18n\/|\/gql\//u.test(name))
  .map(name => readFileSync(join(sources, name), 'utf8'))
  .join('\n');

/** `'a.b'` names a text; `` `a.${x}` `` names all that begin so; counted ones are named without their form. */
const isUsed = (key: string): boolean => {
  const parts = key.split('.');
  const beginnings = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'));
  const base = key.replace(/\.(one|other)$/u, '');
  return (
    [key, base].some(name => code.includes(`'${name}'`)) ||
    beginnings.some(beginning => code.includes(`\`${beginning}.\${`))
  );
};

const blanks = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name).sort();

describe('the texts', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  it('are all used', () => {
    expect(Object.keys(en).filter(key => !isUsed(key))).toEqual([]);
  });

  it('leave nothing blank, and have the same blanks in both languages', () => {
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect(zh[key], key).not.toBe('');
      // A form for one may say "1" as a word of its own.
      if (!key.endsWith('.one')) expect(blanks(zh[key]), key).toEqual(blanks(en[key]));
    }
  });
});
