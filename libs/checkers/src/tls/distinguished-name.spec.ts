import { describe, expect, it } from 'vitest';
import { distinguishedName } from './distinguished-name.js';

describe('a name', () => {
  it.each([
    [{ CN: 'localhost' }, 'CN=localhost'],
    [{ C: 'US', O: "Let's Encrypt", CN: 'R3' }, "CN=R3,O=Let's Encrypt,C=US"],
    [
      { C: 'DE', ST: 'Hesse', L: 'Town', O: 'A, Inc.', OU: ['x', 'y'] },
      'ST=Hesse,L=Town,OU=x+OU=y,O=A\\, Inc.,C=DE',
    ],
    [{ CN: ['a', 'b'], O: ' #<é> ' }, 'CN=b,O=\\ #\\<é\\>\\ '],
    [
      { CN: 'a', DC: ['example', 'com'] },
      'CN=a,0.9.2342.19200300.100.1.25=#1303636f6d,0.9.2342.19200300.100.1.25=#13076578616d706c65',
    ],
    [{ emailAddress: 'a@b.c' }, '1.2.840.113549.1.9.1=#0c056140622e63'],
    [{}, ''],
  ])('%j is written as Go writes it: %s', (parts, text) => {
    expect(distinguishedName(parts)).toBe(text);
  });
});
