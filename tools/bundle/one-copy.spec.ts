import { describe, expect, it } from 'vitest';
import { copiesIn, firstOf } from './one-copy.ts';

const copies = copiesIn({
  packages: {
    '': { version: '1.0.0' },
    'node_modules/mime': { version: '2.0.0' },
    'node_modules/send/node_modules/mime': { version: '3.0.0' },
    'node_modules/accepts/node_modules/mime': { version: '3.0.0' },
    'node_modules/a/node_modules/@b/c': { version: '1.0.0' },
    'node_modules/d/node_modules/@b/c': { version: '1.0.0' },
    'libs/model': { version: '0.1.0' },
    'node_modules/@dialtone/model': {},
  },
});

describe('a package in several places', () => {
  it.each([
    [
      'node_modules/send/node_modules/mime/index.js',
      'node_modules/accepts/node_modules/mime/index.js',
    ],
    ['node_modules/d/node_modules/@b/c/e/f.js', 'node_modules/a/node_modules/@b/c/e/f.js'],
    ['node_modules/d/node_modules/@b/c', 'node_modules/a/node_modules/@b/c'],
  ])('is taken from the first with its version: %s', (path, first) => {
    expect(firstOf(path, copies)).toBe(first);
  });

  it.each([
    'node_modules/mime/index.js',
    'node_modules/accepts/node_modules/mime/index.js',
    'node_modules/d/index.js',
    'libs/model/dist/index.js',
    'node:fs',
  ])('and nothing else is moved: %s', path => {
    expect(firstOf(path, copies)).toBe(path);
  });
});
