import { expect, it } from 'vitest';
import { bodyOf, cut, respOf } from './record-text.js';

it.each([
  ['abc', 3, 'abc'],
  ['a😀cdefgh', 6, 'a😀 […]'],
  ['a\ud800', 3, 'a\ufffd'],
])('cuts %j to %i characters', (text, most, expected) => {
  expect(cut(text, most)).toBe(expected);
});

it('tells what a mutation was asked to do', () => {
  expect(bodyOf('setProbesEnabled', { ids: ['1'], enabled: false })).toBe(
    '{"ids":["1"],"enabled":false}',
  );
});

it('tells no password', () => {
  expect(bodyOf('login', { username: 'ada', password: 'pw' })).toBe(
    '{"username":"ada","password":"[redacted]"}',
  );
  expect(bodyOf('changePassword', { current: 'pw', next: 'pw2' })).toBe(
    '{"current":"[redacted]","next":"[redacted]"}',
  );
});

it('keeps at most 1024 characters', () => {
  const body = bodyOf('x', { text: '密'.repeat(5000) });
  expect([...body]).toHaveLength(1024);
  expect(body.endsWith(' […]')).toBe(true);
});

it.each<[unknown, string]>([
  [{ id: 7, name: 'x', secret: 'y' }, '{"id":7}'],
  [[{ id: '1' }, { id: '2' }], '[{"id":"1"},{"id":"2"}]'],
  [['1', '2'], '["1","2"]'],
  [{ token: 'x', user: { id: 1, username: 'ada' } }, '{"user":{"id":1}}'],
  ['a token', '{}'],
  [{ id: 'a token' }, '{}'],
  [{ up: true }, '{}'],
  [null, '{}'],
])('keeps the ids of %j and nothing else', (answer, resp) => {
  expect(respOf(answer)).toBe(resp);
});
