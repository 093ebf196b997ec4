import { describe, expect, it } from 'vitest';
import { quote } from './problem.js';

describe('a quotation', () => {
  it.each([
    ['a', '“a”'],
    ['', '“”'],
    ['a\r\n\tb', '“a b”'],
    ['a\u0000\u001b[31mb', '“a [31mb”'],
    ['half \ud83d', '“half \ufffd”'],
    ['😀'.repeat(61), `“${'😀'.repeat(60)}…”`],
  ])('of %j is %s', (value, quoted) => {
    expect(quote(value)).toBe(quoted);
  });
});
