import { describe, expect, it } from 'vitest';
import { explain } from './failure.js';

const error = (code: string, more: object = {}) => Object.assign(new Error(code), { code }, more);

describe('a network error', () => {
  it.each([
    ['ECONNREFUSED', 'refused by 10.0.0.1:80'],
    ['ECONNRESET', '10.0.0.1:80 reset the connection'],
    ['EHOSTUNREACH', 'no route to the host 10.0.0.1:80'],
    ['ENETUNREACH', 'no route to the network of 10.0.0.1:80'],
    ['EPIPE', '10.0.0.1:80 closed the connection'],
    ['ETIMEDOUT', 'no answer from 10.0.0.1:80 to the attempt to connect'],
  ])('%s is CONNECT: %s', (code, message) => {
    expect(explain(error(code), 'connect', '10.0.0.1:80')).toEqual({ reason: 'CONNECT', message });
  });

  it('is TLS while the handshake runs', () => {
    expect(explain(error('ECONNRESET'), 'tls', '10.0.0.1:443')).toEqual({
      reason: 'TLS',
      message: '10.0.0.1:443 broke the TLS handshake off',
    });
  });

  it('tells a server without TLS from a handshake that fails', () => {
    expect(explain(error('ERR_SSL_WRONG_VERSION_NUMBER'), 'tls', 'x:1')?.message).toBe(
      'x:1 does not speak TLS',
    );
    expect(
      explain(
        error('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', { reason: 'tlsv1 alert protocol version' }),
        'tls',
        'x:1',
      ),
    ).toEqual({
      reason: 'TLS',
      message: 'the TLS handshake with x:1 failed: tlsv1 alert protocol version',
    });
  });

  it('of the HTTP parser is PROTOCOL', () => {
    expect(
      explain(error('HPE_INVALID_CONSTANT', { reason: 'Expected HTTP/' }), 'processing', 'x:1'),
    ).toEqual({
      reason: 'PROTOCOL',
      message: 'the answer of x:1 is not HTTP: Expected HTTP/',
    });
  });

  it('of several addresses names each of them', () => {
    const all = new AggregateError([
      error('ECONNREFUSED', { address: '127.0.0.1', port: 80 }),
      error('EHOSTUNREACH', { address: '::1', port: 80 }),
    ]);
    expect(explain(all, 'connect', 'both')).toEqual({
      reason: 'CONNECT',
      message: 'refused by 127.0.0.1:80; no route to the host [::1]:80',
    });
  });

  it.each([error('EMFILE'), error('ENOMEM'), new TypeError('ours'), 'text', undefined])(
    'says nothing about the target when it is ours: %s',
    ours => {
      expect(explain(ours, 'connect', 'x:1')).toBeUndefined();
      expect(
        explain(new AggregateError([error('ECONNREFUSED'), ours]), 'connect', 'x'),
      ).toBeUndefined();
    },
  );
});
