import { describe, expect, it } from 'vitest';
import { HttpUrl } from './http-url.js';

describe('a URL of HTTP', () => {
  it.each([
    ['http://a.example', 'a.example', 80, false, '/'],
    ['https://a.example', 'a.example', 443, true, '/'],
    ['http://10.0.0.1:8080/a/b?c=d#e', '10.0.0.1', 8080, false, '/a/b?c=d'],
    ['https://[::1]:444/?', '::1', 444, true, '/'],
    ['http://a.example:443/?x', 'a.example', 443, false, '/?x'],
  ])('%s leads to %s, port %i, TLS: %s, and asks for %s', (url, host, port, isSecure, path) => {
    expect(new HttpUrl(url)).toMatchObject({ place: { host, port }, isSecure, path });
  });

  it.each([
    'http://a.example',
    'http://A.example:80/b',
    'https://user:word@a.example:8443/b?c#d',
    'https://[::1]/',
    'https://名.example/',
  ])('%s has the origin, the host and the whole text that a URL has', url => {
    const { href, host, origin } = new URL(url);
    expect(new HttpUrl(url)).toMatchObject({ href, host, origin });
  });
});
