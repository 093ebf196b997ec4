import { describe, expect, it } from 'vitest';
import { concealed, concealHeader, concealText, concealUrl, isSecretName } from './conceal.js';

describe('a name is a secret’s', () => {
  it.each([
    'Authorization',
    'Proxy-Authorization',
    'Cookie',
    'Set-Cookie',
    'X-Api-Key',
    'apikey',
    'X-Auth-Token',
    'access_token',
    'client_secret',
    'X-Amz-Signature',
    'sig',
    'password',
  ])('%s', name => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(['Content-Type', 'Accept', 'Keep-Alive', 'Author', 'design', 'page', 'monkey', 'id'])(
    'but not %s',
    name => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});

it('keeps the name of a secret header, and its emptiness', () => {
  expect(concealHeader({ name: 'Authorization', value: 'Bearer x' })).toEqual({
    name: 'Authorization',
    value: concealed,
  });
  expect(concealHeader({ name: 'Cookie', value: '' }).value).toBe('');
  expect(concealHeader({ name: 'Accept', value: '*/*' }).value).toBe('*/*');
});

it.each([
  ['https://example.com/a?page=1#top', 'https://example.com/a?page=1#top'],
  ['https://u:p@example.com/', `https://${concealed}:${concealed}@example.com/`],
  ['https://example.com/?token=abc&page=2', `https://example.com/?token=${concealed}&page=2`],
  ['https://example.com/cb#access_token=abc', `https://example.com/cb#${concealed}`],
  ['/x?sig=abc&a=1', `/x?sig=${concealed}&a=1`],
  ['/x?a=1', '/x?a=1'],
  ['?token=abc', `/?token=${concealed}`],
  ['//host/?token=abc', '//host/?token=abc'],
  ['no url', 'no url'],
])('conceals the secrets of %s', (text, expected) => {
  expect(concealUrl(text)).toBe(expected);
});

it.each([
  ['Bearer abcdefghij', `Bearer ${concealed}`],
  ['{"access_token": "a\\"b", "a": 1}', `{"access_token": "${concealed}", "a": 1}`],
  ['{"password":"cut off', `{"password":"${concealed}"`],
  ['a bearer of news', 'a bearer of news'],
  ['{"code":"E42"}', '{"code":"E42"}'],
])('conceals the secrets of the text %s', (text, expected) => {
  expect(concealText(text)).toBe(expected);
});
