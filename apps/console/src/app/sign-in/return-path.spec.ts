import { expect, it } from 'vitest';
import { returnPath } from './return-path';

it.each([
  [undefined, '/'],
  ['/probes?state=down', '/probes?state=down'],
  ['https://elsewhere.example', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['/sign-in?return=%2F', '/'],
])('leads %s to %s', (wished, path) => {
  expect(returnPath(wished)).toBe(path);
});
