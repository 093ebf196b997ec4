import { describe, expect, it } from 'vitest';
import { BodyText } from './body-text.js';

const texts: Readonly<Record<string, readonly number[]>> = {
  gbk: [0xd5, 0xfd, 0xb3, 0xa3],
  gb18030: [0xd5, 0xfd, 0xb3, 0xa3],
  big5: [0xa5, 0xbf, 0xb1, 0x60],
  shift_jis: [0x90, 0xb3, 0x8f, 0xed],
  'euc-kr': [0xef, 0xe1, 0xdf, 0xc8],
};

function read(bytes: readonly number[] | Buffer, contentType?: string, wanted = '正常') {
  const body = new BodyText({ contentType, wanted, whole: true });
  for (const byte of bytes) body.take(Buffer.from([byte]));
  body.end();
  return { found: body.found, text: body.text(), excerpt: body.beginning.excerpt };
}

const within = (before: string, label: string): Buffer =>
  Buffer.concat([Buffer.from(before), Buffer.from(texts[label] ?? [])]);

describe('the charset of a body', () => {
  it.each(Object.keys(texts).slice(0, 4))('is what the header names: %s', label => {
    for (const contentType of [`text/plain; charset=${label}`, `text/html;charset="${label}"`])
      expect(read(texts[label] ?? [], contentType)).toEqual({
        found: true,
        text: '正常',
        excerpt: '正常',
      });
  });

  it.each([
    ['<meta charset="gbk">', 'gbk'],
    ['<html><head>\n<META charset=gb18030 />', 'gb18030'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=big5">', 'big5'],
    ['<?xml version="1.0" encoding="Shift_JIS"?>', 'shift_jis'],
  ])('is what the text says of itself, where the header says nothing: %s', (before, label) => {
    expect(read(within(before, label), 'text/html').found).toBe(true);
    expect(read(within(before, label), 'text/html; charset=nonsense').found).toBe(true);
  });

  it('is told by a byte order mark, whatever else is said', () => {
    expect(read(Buffer.from('\ufeff正常'), 'text/html; charset=gbk').text).toBe('正常');
    const utf16 = Buffer.from('\ufeff正常', 'utf16le');
    expect(read(utf16)).toEqual({ found: true, text: '正常', excerpt: '正常' });
    expect(read(utf16.swap16()).found).toBe(true);
  });

  it('is UTF-8 where nothing names one, and Latin-1 as browsers mean it', () => {
    expect(read(Buffer.from('一切正常')).found).toBe(true);
    expect(read([0x67, 0xfc, 0x80], 'text/plain; charset=ISO-8859-1', 'gü€').found).toBe(true);
  });

  it('holds for a long body, found across the border of its beginning', () => {
    for (const length of [1020, 1022, 1023, 1024, 5000]) {
      const body = read(within('a'.repeat(length), 'gbk'), 'text/plain; charset=gbk');
      expect(body.found).toBe(true);
      expect(body.text).toBe(`${'a'.repeat(length)}正常`);
      expect(body.excerpt.startsWith('a'.repeat(1000))).toBe(true);
    }
  });
});
