import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { defaultedField, neededField, objectOf, optionalField } from './field.js';
import { targetKinds, targetTypes } from './target.js';

describe('an object of fields', () => {
  const object = objectOf({
    name: neededField('line', z.string()),
    note: optionalField('line', z.string()),
    count: defaultedField('integer', z.number(), 2),
  });

  it('is read with null as absence', () => {
    expect(object.parse({ name: 'a', note: null, count: null })).toEqual({ name: 'a', count: 2 });
  });

  it('lacks what is needed at its place', () => {
    expect(object.safeParse({}).error?.issues.map(({ path }) => path)).toEqual([['name']]);
  });
});

describe.each(targetTypes)('the fields of a %s target', type => {
  const { fields, subjects } = targetKinds[type];

  it('have a usual value exactly where they are defaulted', () => {
    for (const [name, { presence, usual }] of Object.entries(fields))
      expect([name, usual !== undefined]).toEqual([name, presence === 'defaulted']);
  });

  it('say their choices where they are a choice, and their parts where they are a group', () => {
    for (const [name, { kind, choices, fields: parts, typeName }] of Object.entries(fields)) {
      expect([name, choices !== undefined]).toEqual([name, kind === 'choice']);
      expect([name, parts !== undefined, typeName !== undefined]).toEqual([
        name,
        kind === 'group' || kind === 'groups',
        kind === 'group' || kind === 'groups',
      ]);
    }
  });

  it('show something that can be expected', () => {
    expect(subjects).toContain('LATENCY');
  });

  it('name it within the eight characters of its column', () => {
    expect(type.length).toBeLessThanOrEqual(8);
  });
});
