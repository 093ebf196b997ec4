import { expect, it } from 'vitest';
import { isOwnOrigin } from './socket-origin.js';

it.each([
  ['a program that is no browser', { host: 'a.example' }],
  ['our own page', { origin: 'https://a.example', host: 'a.example' }],
  ['our own page on its port', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }],
  ['another letter case', { origin: 'https://A.example', host: 'a.Example' }],
  [
    'our page behind a proxy',
    { origin: 'https://a.example', host: 'api:3000', 'x-forwarded-host': 'b.example, a.example' },
  ],
])('lets %s in', (_, headers) => {
  expect(isOwnOrigin(headers)).toBe(true);
});

it.each([
  ['another site', { origin: 'https://evil.example', host: 'a.example' }],
  ['another port', { origin: 'http://127.0.0.1:4000', host: '127.0.0.1:3000' }],
  ['a sandboxed page', { origin: 'null', host: 'a.example' }],
  ['a file', { origin: 'file://', host: '' }],
])('keeps %s out', (_, headers) => {
  expect(isOwnOrigin(headers)).toBe(false);
});
