import * as bcrypt from '@node-rs/bcrypt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hashKind, hashPassword, passwordMatches, weakness } from './password.js';

vi.mock('@node-rs/bcrypt', { spy: true });
afterEach(() => vi.mocked(bcrypt.verify).mockClear());

/** What the column of Gin-Vue-Admin holds for `123456`. */
const byGva = '$2a$10$vxs6rxSuALygJfFgC036GOY9R9QE1izSuhymLHFdwUMjhKj/MWpK.';
const md5 = 'e10adc3949ba59abbe56e057f20f883e';

describe('passwordMatches', () => {
  it('reads what it hashed itself', async () => {
    const stored = await hashPassword('correct horse');
    expect(stored).toMatch(/^\$2[ab]\$10\$/u);
    expect(await passwordMatches('correct horse', stored)).toBe(true);
    expect(await passwordMatches('correct horsf', stored)).toBe(false);
  });

  it('reads what Gin-Vue-Admin hashed', async () => {
    expect(await passwordMatches('123456', byGva)).toBe(true);
  });

  it.each(['2a', '2b'] as const)('reads $%s$', async version => {
    const stored = await bcrypt.hash('correct horse', { cost: 4, version });
    expect(await passwordMatches('correct horse', stored)).toBe(true);
  });

  it.each([
    ['no hash', 'x', null],
    ['an empty hash', '', ''],
    ['an MD5 of the very password', '123456', md5],
    ['an empty password', '', byGva],
    ['a wrong password', 'x', byGva],
    ['what is no hash', 'x', 'x'],
  ])('says no to %s, and compares once like any other', async (_, password, stored) => {
    expect(await passwordMatches(password, stored)).toBe(false);
    expect(bcrypt.verify).toHaveBeenCalledTimes(1);
    expect(vi.mocked(bcrypt.verify).mock.lastCall?.[1]).toMatch(/^\$2[ab]\$10\$/u);
  });
});

it.each([
  [null, 'none'],
  ['', 'none'],
  [md5, 'md5'],
  [byGva, 'bcrypt'],
  [byGva.replace('$2a$10$', '$2a$31$'), 'unknown'],
  [byGva.slice(0, -1), 'unknown'],
  ['plain text', 'unknown'],
])('sees in %j: %s', (stored, kind) => {
  expect(hashKind(stored)).toBe(kind);
});

it.each([
  ['1234567', 'The password has 7 characters; it needs at least 8.'],
  ['12345678', undefined],
  ['密'.repeat(24), undefined],
  ['密'.repeat(25), 'The password has 75 bytes; bcrypt reads only the first 72.'],
  ['x'.repeat(73), 'The password has 73 bytes; bcrypt reads only the first 72.'],
])('judges whether %j may be the next one: %j', (password, problem) => {
  expect(weakness(password)).toBe(problem);
});
