import { expect, it } from 'vitest';
import { mapSecrets, secretsIn } from './secret-fields.js';
import { targetKinds } from './target.js';

const { fields } = targetKinds.http;
const values = {
  url: 'https://example.com',
  headers: [
    { name: 'Accept', value: 'a' },
    { name: 'X-Api-Key', value: 'b' },
  ],
  auth: { basic: { username: 'ada', password: 'c' }, bearer: undefined },
  tls: null,
};

it('finds every secret, however deep, and says where it stands', () => {
  expect(secretsIn(fields, values)).toEqual([
    { text: 'a', hidden: false, path: ['headers', 0, 'value'], name: 'Accept' },
    { text: 'b', hidden: true, path: ['headers', 1, 'value'], name: 'X-Api-Key' },
    { text: 'c', hidden: true, path: ['auth', 'basic', 'password'] },
  ]);
});

it('changes them and nothing else', () => {
  expect(mapSecrets(fields, values, ({ text }) => `<${text}>`)).toEqual({
    ...values,
    headers: [
      { name: 'Accept', value: '<a>' },
      { name: 'X-Api-Key', value: '<b>' },
    ],
    auth: { basic: { username: 'ada', password: '<c>' }, bearer: undefined },
  });
});

it('lets be what is of another kind', () => {
  const odd = { headers: 'x', auth: [1], tls: 7, unknown: { password: 'x' } };
  expect(mapSecrets(fields, odd, () => 'changed')).toEqual(odd);
});
