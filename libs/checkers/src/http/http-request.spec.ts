import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { firstRequest, rawHeaders } from './http-request.js';
import { anHttpTarget } from '../testing/index.js';
import { userAgent } from '../user-agent.js';

const headersOf = (target: Parameters<typeof anHttpTarget>[0]) =>
  rawHeaders(firstRequest(anHttpTarget(target)));

describe('the headers of a request', () => {
  it('say who asks, and that one answer is all', () => {
    expect(headersOf({ url: 'http://a.example:8080/' })).toEqual([
      ...['Host', 'a.example:8080'],
      ...['User-Agent', userAgent],
      ...['Accept', '*/*'],
      ...['Accept-Encoding', 'gzip, deflate, br'],
      ...['Connection', 'close'],
    ]);
  });

  it('are the target’s own where it has them, repeated ones too, in their order', () => {
    const headers = [
      { name: 'HOST', value: 'b.example' },
      { name: 'user-agent', value: 'me' },
      { name: 'X-A', value: '1' },
      { name: 'X-A', value: '2' },
    ];
    const raw = headersOf({ url: 'http://a.example/', headers });
    expect(raw).not.toContain('Host');
    expect(raw).not.toContain(userAgent);
    expect(raw.slice(-8)).toEqual([
      'HOST',
      'b.example',
      'user-agent',
      'me',
      'X-A',
      '1',
      'X-A',
      '2',
    ]);
  });

  it('say the length of the body in bytes, and that it is JSON unless the target says otherwise', () => {
    const raw = headersOf({ url: 'http://a.example/', method: 'POST', body: '“x”' });
    expect(raw.slice(-4)).toEqual(['Content-Type', 'application/json', 'Content-Length', '7']);
    const headers = [{ name: 'content-type', value: 'text/plain' }];
    expect(headersOf({ url: 'http://a.example/', body: 'x', headers })).not.toContain(
      'application/json',
    );
  });

  it('say of a POST without a body that it has none, and nothing of a GET', () => {
    expect(headersOf({ url: 'http://a.example/', method: 'POST' }).slice(-2)).toEqual([
      'Content-Length',
      '0',
    ]);
    expect(headersOf({ url: 'http://a.example/' })).not.toContain('Content-Length');
  });

  it('cannot break the framing', () => {
    const headers = [
      { name: 'Content-Length', value: '999' },
      { name: 'transfer-encoding', value: 'chunked' },
    ];
    const target = anHttpTarget({ url: 'http://a.example/', method: 'PUT', body: 'x' });
    const raw = rawHeaders(firstRequest({ ...target, headers }));
    expect(raw).not.toContain('999');
    expect(raw).not.toContain('chunked');
  });
});

it('says the version of the package', () => {
  const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
  expect(userAgent).toBe(`Dialtone/${version}`);
});
