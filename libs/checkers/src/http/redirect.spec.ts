import { parseStatusSet } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { HttpUrl } from './http-url.js';
import type { HttpRequest } from './http-request.js';
import { follows, nextRequest } from './redirect.js';

const request = (difference: Partial<HttpRequest> = {}): HttpRequest => ({
  url: new HttpUrl('https://a.example/x?y=1'),
  method: 'POST',
  headers: [
    { name: 'Authorization', value: 'Bearer s' },
    { name: 'cookie', value: 's=1' },
    { name: 'X-Api-Key', value: 's' },
    { name: 'Host', value: 'b.example' },
    { name: 'Content-Type', value: 'text/plain' },
    { name: 'X-Trace', value: '1' },
  ],
  body: Buffer.from('body'),
  isOwn: true,
  keepsAlive: false,
  ...difference,
});
const names = (next: HttpRequest | undefined) => next?.headers.map(({ name }) => name);

describe('a redirect', () => {
  it.each([
    ['200', true],
    ['200-299', true],
    ['304', true],
    ['301', false],
    ['200-399', false],
    ['200,307', false],
  ])('is followed when %s is expected: %s', (expected, followed) => {
    expect(follows(parseStatusSet(expected) ?? [])).toBe(followed);
  });

  it.each([301, 302, 303] as const)('%s becomes a GET without a body', status => {
    const next = nextRequest(request(), status, '/z');
    expect(next).toMatchObject({ method: 'GET' });
    expect(next?.body).toBeUndefined();
    expect(names(next)).not.toContain('Content-Type');
    expect(nextRequest(request({ method: 'HEAD' }), status, '/z')?.method).toBe('HEAD');
  });

  it.each([307, 308] as const)('%s keeps method and body', status => {
    const next = nextRequest(request(), status, '../z');
    expect(next).toMatchObject({ method: 'POST', body: Buffer.from('body') });
    expect(next?.url.href).toBe('https://a.example/z');
  });

  it('within its origin keeps every header', () => {
    expect(names(nextRequest(request(), 307, '/z'))).toEqual(names(request()));
  });

  it.each(['https://b.example/', 'http://a.example/x', 'https://a.example:8443/', '//b.example'])(
    'to another origin, %s, carries no secret',
    location => {
      expect(names(nextRequest(request(), 307, location))).toEqual(['Content-Type', 'X-Trace']);
    },
  );

  it('may lead to a name that was not escaped', () => {
    const sent = Buffer.from('/状态').toString('latin1');
    expect(nextRequest(request(), 302, sent)?.url.path).toBe('/%E7%8A%B6%E6%80%81');
  });

  it('is none without a location, and none of other statuses', () => {
    expect(nextRequest(request(), 302, undefined)).toBeUndefined();
    expect(nextRequest(request(), 304, '/z')).toBeUndefined();
    expect(nextRequest(request(), 200, '/z')).toBeUndefined();
  });

  it.each([
    ['http://[', 'redirects to “http://[”, which is not a URL'],
    ['ftp://a.example/', 'redirects to “ftp://a.example/”, which is not HTTP'],
    ['javascript:alert(1)', 'redirects to “javascript:alert(1)”, which is not HTTP'],
  ])('to %s leads nowhere', (location, sentence) => {
    expect(() => nextRequest(request(), 302, location)).toThrow(sentence);
  });
});
