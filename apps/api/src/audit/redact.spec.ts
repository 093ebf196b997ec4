import { expect, it } from 'vitest';
import { isSecretName, redact, redacted } from './redact.js';

it.each([
  'password',
  'newPassword',
  'PASSWD',
  'passphrase',
  'token',
  'x-auth-token',
  'Authorization',
  'Proxy-Authorization',
  'Cookie',
  'Set-Cookie',
  'clientSecret',
  'secret_key',
  'X-Api-Key',
  'apikey',
  'api_key',
  'key',
  'accessKey',
  'Ocp-Apim-Subscription-Key',
  'X-Amz-Signature',
  'X-Amz-Credential',
  'sig',
  'sessionid',
  'privateKey',
])('takes %s for a secret', name => {
  expect(isSecretName(name)).toBe(true);
});

it.each(['name', 'username', 'url', 'keyboard', 'monkey', 'id', 'Accept', 'design', 'shipping'])(
  'takes %s for no secret',
  name => {
    expect(isSecretName(name)).toBe(false);
  },
);

it.each<[string, unknown, unknown]>([
  ['a field', { username: 'ada', password: 'pw' }, { username: 'ada', password: redacted }],
  ['one with parts', { token: { value: 'x' } }, { token: redacted }],
  ['none where there is none', { password: null }, { password: null }],
  [
    'a header',
    [
      { name: 'Authorization', value: 'x' },
      { name: 'Accept', value: 'text/html' },
    ],
    [
      { name: 'Authorization', value: redacted },
      { name: 'Accept', value: 'text/html' },
    ],
  ],
  [
    'deep inside',
    { input: { target: { http: { headers: [{ name: 'X-Api-Key', value: 'x' }] } } } },
    { input: { target: { http: { headers: [{ name: 'X-Api-Key', value: redacted }] } } } },
  ],
  [
    'a header of another name',
    { name: 'X', value: 'Bearer abcdefgh' },
    { name: 'X', value: 'Bearer [redacted]' },
  ],
  ['a token', { auth0: { bearer: 'x' } }, { auth0: { bearer: redacted } }],
  [
    'every way to sign in',
    { basic: { username: 'ada', password: 'x' }, oauth2: { clientId: 'a', clientSecret: 'x' } },
    {
      basic: { username: 'ada', password: redacted },
      oauth2: { clientId: 'a', clientSecret: redacted },
    },
  ],
  ['a key', { tls: { key: 'x', certificate: 'y' } }, { tls: { key: redacted, certificate: 'y' } }],
  [
    'what is sent',
    { conversation: [{ send: 'PASS x' }] },
    { conversation: [{ send: '[6 characters]' }] },
  ],
  ['a header of ours', { name: 'X-Session', value: 'x' }, { name: 'X-Session', value: redacted }],
  ['a body', { body: '{"pin":"1234"}' }, { body: '[14 characters]' }],
  ['a parameter', 'https://a.example/?q=1&token=x#a', 'https://a.example/?q=1&token=[redacted]#a'],
  ['an encoded one', 'https://a.example/?api%5Fkey=x', 'https://a.example/?api%5Fkey=[redacted]'],
  [
    'one in the fragment',
    'https://a.example/#access_token=x&b=1',
    'https://a.example/#access_token=[redacted]&b=1',
  ],
  ['one badly encoded', 'https://a.example/?%ZZtoken=x', 'https://a.example/?%ZZtoken=[redacted]'],
  ['who and his password', 'https://ada:p@ss@a.example/x@y', 'https://[redacted]@a.example/x@y'],
  [
    'nothing else',
    { ids: ['1', 2], enabled: true, at: new Date(0) },
    { ids: ['1', 2], enabled: true, at: new Date(0) },
  ],
])('redacts %s', (_, value, expected) => {
  expect(redact(value)).toEqual(expected);
});

it('is quick with what a stranger made to be slow', () => {
  const began = performance.now();
  for (const text of ['a', '?', '://', '?a', 'basic ', 'a=?', '%', ' '])
    redact(text.repeat(200_000 / text.length));
  expect(performance.now() - began).toBeLessThan(2000);
});
