import { targetKinds, targetTypes } from '@dialtone/model';
import { expect, it } from 'vitest';
import { sectionsOf, topFields } from './sections';

it.each(targetTypes)('places every field of %s once, and at the top what must be given', type => {
  const { fields } = targetKinds[type];
  const top = topFields(type).map(({ name }) => name);
  const folded = sectionsOf(type).flatMap(section => section.fields.map(({ name }) => name));
  expect([...top, ...folded].sort()).toEqual(Object.keys(fields).sort());
  for (const [name, { presence }] of Object.entries(fields))
    if (presence === 'needed') expect(top).toContain(name);
});
