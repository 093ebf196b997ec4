import { parseProbeInput, targetTypeOf } from '@dialtone/model';
import { expect, it } from 'vitest';
import { emptyDraft, inputOf } from './draft';
import { filledDraft } from './draft-filling';
import { presetNames, presets } from './presets';

it.each(presetNames)('%s wants an address and a name, and nothing else', name => {
  const { filling } = presets[name];
  const address =
    'url' in filling.target ? { url: 'https://example.com' } : { host: 'example.com' };
  const named = { ...filling, name: 'a', target: { ...filling.target, ...address } };
  const parsed = parseProbeInput(inputOf(filledDraft(emptyDraft, named)), 'UTC');
  expect(parsed).toMatchObject({
    ok: true,
    value: { target: { type: targetTypeOf(filling.type) } },
  });
});
