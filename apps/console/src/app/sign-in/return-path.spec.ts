import { expect, it } from 'vitest';
import { returnPath } from './return-path';

it.each([
  [undefined, '/probes'],
  ['/probes?state=down', '/probes?state=down'],
  ['https://elsewhere.example', '/probes'],
  ['//elsewhere.example', '/probes'],
  ['/\\elsewhere.example', '/probes'],
  ['/sign-in?return=%2F', '/probes'],
])('leads %s to %s', (wished, path) => {
  expect(returnPath(wished)).toBe(path);
});
