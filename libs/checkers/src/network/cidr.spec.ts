import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressBytes, cidrProblem, covers, parseCidr } from './cidr.js';

const bytes = (address: string) => addressBytes(address) ?? [];

describe('a range of addresses', () => {
  it.each(['10.0.0.0/8', '10.1.2.3', 'fd00::/8', '::1', ' 0.0.0.0/0 ', '10.1.2.3/8'])(
    'may be written %s',
    text => {
      expect(cidrProblem(text)).toBeUndefined();
    },
  );

  it.each([
    ['', '“” is not a range of addresses. Write 10.0.0.0/8, fd00::/8 or a single address.'],
    [
      'example.com',
      '“example.com” is not a range of addresses. Write 10.0.0.0/8, fd00::/8 or a single address.',
    ],
    [
      '10.0.0/8',
      '“10.0.0/8” is not a range of addresses. Write 10.0.0.0/8, fd00::/8 or a single address.',
    ],
    [
      '10.0.0.0/8/9',
      '“10.0.0.0/8/9” is not a range of addresses. Write 10.0.0.0/8, fd00::/8 or a single address.',
    ],
    [
      'fe80::1%eth0',
      '“fe80::1%eth0” is not a range of addresses. Write 10.0.0.0/8, fd00::/8 or a single address.',
    ],
    [
      '10.0.0.0/33',
      '“10.0.0.0/33” has a wrong length: after the slash stands a number from 0 to 32.',
    ],
    ['10.0.0.0/', '“10.0.0.0/” has a wrong length: after the slash stands a number from 0 to 32.'],
    [
      'fd00::/129',
      '“fd00::/129” has a wrong length: after the slash stands a number from 0 to 128.',
    ],
    ['fd00::/-1', '“fd00::/-1” has a wrong length: after the slash stands a number from 0 to 128.'],
  ])('may not be written “%s”', (text, sentence) => {
    expect(cidrProblem(text)).toBe(sentence);
    expect(() => parseCidr(text)).toThrow(sentence);
  });

  it.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.128.0.0/9', '10.127.255.255', false],
    ['100.64.0.0/10', '100.127.255.255', true],
    ['100.64.0.0/10', '100.128.0.0', false],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['203.0.113.9', '203.0.113.9', true],
    ['203.0.113.9', '203.0.113.8', false],
    ['fe80::/10', 'febf::1', true],
    ['fe80::/10', 'fec0::1', false],
    ['::ffff:10.0.0.0/104', '10.9.9.9', true],
  ])('%s covers %s: %s', (cidr, address, expected) => {
    expect(covers(parseCidr(cidr), bytes(address))).toBe(expected);
  });
});

describe('the bytes of an address', () => {
  it.each([
    ['10.0.0.1', [10, 0, 0, 1]],
    ['255.255.255.255', [255, 255, 255, 255]],
    ['0.0.0.0', [0, 0, 0, 0]],
    ['169.254.1.2%eth0', [169, 254, 1, 2]],
    ['::1', [...Array<number>(15).fill(0), 1]],
    ['::ffff:10.0.0.1', [...Array<number>(10).fill(0), 255, 255, 10, 0, 0, 1]],
  ])('of %s are %j', (text, expected) => {
    expect(addressBytes(text)).toEqual(expected);
  });

  it('are there for exactly the texts that the system takes for addresses', () => {
    const part = fc.oneof(
      fc.integer({ min: 0, max: 300 }).map(String),
      fc.constantFrom('', '0', '00', '01', '1e1', ' 1', '+1', '-0', '0x1', '٣'),
    );
    const text = fc.array(part, { minLength: 1, maxLength: 6 }).map(parts => parts.join('.'));
    fc.assert(
      fc.property(text, address => {
        expect(addressBytes(address)).toEqual(
          isIP(address) === 4 ? address.split('.').map(Number) : undefined,
        );
      }),
      { numRuns: 2000 },
    );
  });
});
