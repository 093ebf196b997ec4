import { expect, it } from 'vitest';
import { consoleUrl } from './console-url.js';

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['dialtone.example', 'http://dialtone.example:3000'],
  ['0.0.0.0', 'http://localhost:3000'],
  ['::', 'http://localhost:3000'],
  ['::1', 'http://[::1]:3000'],
])('a person opens what listens on %s at %s', (host, url) => {
  expect(consoleUrl(host, 3000)).toBe(url);
});
