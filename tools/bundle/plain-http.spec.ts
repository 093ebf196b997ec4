import http from 'node:http';
import { expect, it } from 'vitest';
import { plainHttpText } from './plain-http.ts';

it('has what Node’s http has, but for what loads undici', async () => {
  const text = Buffer.from(plainHttpText()).toString('base64');
  const plain = (await import(`data:text/javascript;base64,${text}`)) as object;
  const missing = Object.getOwnPropertyNames(http).filter(name => !Object.hasOwn(plain, name));
  expect(missing.sort()).toEqual(['CloseEvent', 'MessageEvent', 'WebSocket']);
  expect(plain).toMatchObject({ default: http, request: http.request });
});
