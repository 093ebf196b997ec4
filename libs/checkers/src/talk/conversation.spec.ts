import { describe, expect, it } from 'vitest';
import { bytesOf, caught, named, said } from './conversation.js';

const text = { encoding: 'TEXT' } as const;

describe('what is expected', () => {
  it('is found anywhere, and caught by name and by number', () => {
    expect(caught('id=(?P<id>[0-9]+);(x)?', 'hello id=42;')).toEqual({
      '0': 'id=42;',
      '1': '42',
      '2': '',
      id: '42',
    });
    expect(caught('^id', 'hello id')).toBeUndefined();
  });

  it('is found in linear time', () => {
    const began = performance.now();
    expect(caught('^(a+)+$', `${'a'.repeat(1 << 16)}!`)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('is kept where it has a name', () => {
    expect(named({ '0': 'a', '1': 'b', nonce: 'c', __proto__x: 'd' })).toEqual({
      nonce: 'c',
      __proto__x: 'd',
    });
  });
});

describe('what is said', () => {
  it('has the captures in their places, and leaves what is none as it stands', () => {
    const captures = { nonce: '$&x', '1': 'one' };
    expect(
      said('PING ${nonce} ${1} ${other} $nonce ${constructor}\r\n', text, captures).toString(),
    ).toBe('PING $&x one ${other} $nonce ${constructor}\r\n');
  });

  it('may be written as bytes', () => {
    expect(said('0d 0A\nff', { encoding: 'HEX' }, {})).toEqual(Buffer.from([13, 10, 255]));
    expect(bytesOf('')).toEqual(Buffer.alloc(0));
  });
});
