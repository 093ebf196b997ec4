import { deflateRawSync } from 'node:zlib';
import { transferLimits } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from './file-content.js';
import { readFile } from './read-file.js';
import { writeXlsx } from './write-xlsx.js';
import { judgeZip } from './zip-bounds.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const said = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof UnreadableFile ? error.message : error),
  );

describe('A CSV file', () => {
  it.each([',', ';', '\t'])('is read with %j between its cells', async delimiter => {
    const text = `name,url\r\n"a, b; c",x\r\n\r\nd,y\r\n`
      .replaceAll(/,(?! )/gu, delimiter)
      .replaceAll('"a, b; c"', '"a, b; c"');
    expect(await readFile('csv', bytes(text))).toEqual({
      kind: 'table',
      titles: ['name', 'url'],
      rows: [
        { line: 2, cells: ['a, b; c', 'x'] },
        { line: 4, cells: ['d', 'y'] },
      ],
      charset: 'utf-8',
    });
  });

  it('is read without the mark at its beginning', async () => {
    expect(await readFile('csv', bytes('\uFEFF"name"\n"a"'))).toMatchObject({ titles: ['name'] });
  });

  it('is read in GBK, as a Chinese Excel writes it', async () => {
    const gbk = Uint8Array.from([0xbd, 0xd3, 0xbf, 0xda, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x61]);
    expect(await readFile('csv', gbk)).toMatchObject({ titles: ['接口名称'], charset: 'gb18030' });
  });

  it('is read in UTF-16 with its mark', async () => {
    const utf16 = Uint8Array.from(Buffer.from('\uFEFFname\turl\na\tb', 'utf16le'));
    expect(await readFile('csv', utf16)).toMatchObject({ titles: ['name', 'url'] });
  });

  it('loses the apostrophe that keeps a spreadsheet from running it', async () => {
    const content = await readFile('csv', bytes(`name\n'=1\n''=1\n'a`));
    expect(content).toMatchObject({
      rows: [{ cells: ['=1'] }, { cells: ["'=1"] }, { cells: ["'a"] }],
    });
  });

  it.each([
    [
      'bytes of a picture',
      Uint8Array.from([0x89, 0xff, 0xff, 0, 1]),
      'The file is text neither in UTF-8',
    ],
    ['a quote that is not closed', bytes('name\n"a'), 'The file is not CSV: Quote Not Closed'],
    ['nothing', bytes(''), 'The file is empty.'],
    [
      'too many rows',
      bytes(`name\n${'a\n'.repeat(transferLimits.rows + 1)}`),
      'The file holds more than 20000 probes',
    ],
  ])('is refused with %s', async (_, given, sentence) => {
    expect(await said(readFile('csv', given))).toContain(sentence);
  });
});

describe('A workbook', () => {
  it('comes back as it was written, formulas as texts', async () => {
    const rows = [
      ['=1+1', 7, null, '@x'],
      [' a ', 0.5, 'ä 接口', null],
    ];
    const workbook = await writeXlsx(['a', 'b', 'c', 'd'], rows);
    expect(Buffer.from(workbook).includes('<f>')).toBe(false);
    expect(await readFile('xlsx', workbook)).toEqual({
      kind: 'table',
      titles: ['a', 'b', 'c', 'd'],
      rows: [
        { line: 2, cells: rows[0] },
        { line: 3, cells: rows[1] },
      ],
    });
  });

  it('is refused when it is none', async () => {
    const sentence = 'The file is not an XLSX workbook, or it is damaged.';
    expect(await said(readFile('xlsx', bytes('PK\u0003\u0004 and not more')))).toBe(sentence);
    expect(await said(readFile('xlsx', aZip('a.txt', Buffer.from('a'))))).toBe(sentence);
  });

  it('is refused when more comes out of it than its directory says', () => {
    const bomb = aZip('xl/sheet.xml', Buffer.alloc(2_000_000), { claimed: 10 });
    expect(bomb.length).toBeLessThan(5000);
    expect(() => {
      judgeZip(bomb, { entries: 5, bytes: 1_000_000 });
    }).toThrow('once it is unpacked');
    expect(() => {
      judgeZip(bomb, { entries: 0, bytes: 9_000_000 });
    }).toThrow('once it is unpacked');
    expect(() => {
      judgeZip(bomb, { entries: 5, bytes: 2_000_000 });
    }).not.toThrow();
  });
});

describe('A list', () => {
  it.each([
    ['json', '[{"name":"a"}]'],
    ['json', '{"probes":[{"name":"a"}]}'],
    ['yaml', '- name: a'],
    ['yaml', 'probes:\n- name: a\n'],
  ] as const)('is read from %s: %j', async (format, text) => {
    expect(await readFile(format, bytes(text))).toMatchObject({ items: [{ name: 'a' }] });
  });

  it.each([
    ['json', '{', 'The file is not JSON: '],
    ['json', '{"probe":[]}', 'The file holds no probes'],
    ['yaml', 'a: [', 'The file is not YAML: '],
    ['yaml', 'a: 1\na: 2', 'Map keys must be unique'],
    ['yaml', bomb(), 'Excessive alias count'],
  ] as const)('is refused in %s: %j', async (format, text, sentence) => {
    expect(await said(readFile(format, bytes(text)))).toContain(sentence);
  });

  it('makes no prototype of what it is given', async () => {
    const content = await readFile('json', bytes('[{"__proto__":{"admin":true}}]'));
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    expect(content).toMatchObject({ items: [{}] });
  });
});

/** Ten lists, each of ten of the one before. */
function bomb(): string {
  const lines = Array.from({ length: 8 }, (_, level) => {
    const of = Array.from({ length: 10 }, () => (level === 0 ? 'x' : `*a${level - 1}`));
    return `a${level}: &a${level} [${of.join(', ')}]`;
  });
  return `${lines.join('\n')}\nprobes: *a7\n`;
}

/** A ZIP of one entry, whose directory may lie about its length. */
function aZip(name: string, content: Buffer, { claimed = content.length } = {}): Uint8Array {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claimed, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  const at = local.length + name.length + packed.length;
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(at, 16);
  const named = Buffer.from(name);
  return Uint8Array.from(Buffer.concat([local, named, packed, entry, named, end]));
}
