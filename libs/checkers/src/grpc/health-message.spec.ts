import { describe, expect, it } from 'vitest';
import { healthRequest, servingIn } from './health-message.js';

describe('the question for the health of a service', () => {
  it('is a frame with one text, or none for the server as a whole', () => {
    expect(healthRequest('').toString('hex')).toBe('0000000000');
    expect(healthRequest('shop').toString('hex')).toBe('00000000060a0473686f70');
    expect(healthRequest('x'.repeat(200)).subarray(0, 8).toString('hex')).toBe('00000000cb0ac801');
  });
});

describe('the answer', () => {
  it.each([
    ['', 'UNKNOWN'],
    ['0800', 'UNKNOWN'],
    ['0801', 'SERVING'],
    ['0802', 'NOT_SERVING'],
    ['0803', 'SERVICE_UNKNOWN'],
    ['0807', '7'],
    ['08010802', 'NOT_SERVING'],
    ['088180808010', 'SERVING'],
    ['0a0161100019000000000000000025000000000801', 'SERVING'],
  ])('%s is %s', (hex, serving) => {
    expect(servingIn(Buffer.from(hex, 'hex'))).toBe(serving);
  });

  it.each(['08', '0880', 'ff', '0b', '0aff', '12ffffffff0f', '0001', '08ffffffffffffffffffff01'])(
    '%s is none',
    hex => {
      expect(servingIn(Buffer.from(hex, 'hex'))).toBeUndefined();
    },
  );
});
