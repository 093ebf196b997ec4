import { describe, expect, it } from 'vitest';
import { parseStatusSet, statusIn } from './status-set.js';

describe('a set of status codes', () => {
  it.each([
    ['200', [{ from: 200, to: 200 }]],
    ['200-299', [{ from: 200, to: 299 }]],
    [' 200 , 204,301 - 308 ', [
      { from: 200, to: 200 },
      { from: 204, to: 204 },
      { from: 301, to: 308 },
    ]],
    ['100-599', [{ from: 100, to: 599 }]],
  ])('%j is read', (text, ranges) => {
    expect(parseStatusSet(text)).toEqual(ranges);
  }); // prettier-ignore

  it.each(['', ' ', ',', '200,', '99', '600', '2xx', '0200', '200-', '299-200', '200-299-300', '-200', '２００'])(
    '%j is none',
    text => {
      expect(parseStatusSet(text)).toBeUndefined();
    },
  ); // prettier-ignore

  it('holds both ends of a range and nothing beside them', () => {
    const ranges = parseStatusSet('204,301-308') ?? [];
    expect([203, 204, 205, 300, 301, 308, 309].filter(code => statusIn(ranges, code))).toEqual([
      204, 301, 308,
    ]);
  });
});
