import { describe, expect, it } from 'vitest';
import { TextSearch } from './text-search.js';

function search(wanted: string, chunks: readonly (string | Buffer)[], type?: string): TextSearch {
  const found = new TextSearch(wanted, type);
  for (const chunk of chunks) found.take(Buffer.from(chunk));
  found.end();
  return found;
}

describe('a text in a stream', () => {
  it('is found within a chunk and across every border', () => {
    const text = 'begin … 状态正常 … end';
    const bytes = Buffer.from(text);
    for (let at = 0; at <= bytes.length; at += 1)
      expect(search('状态正常', [bytes.subarray(0, at), bytes.subarray(at)]).found).toBe(true);
  });

  it('is found when it comes byte by byte', () => {
    expect(search('needle', [...'haystack with a needle']).found).toBe(true);
  });

  it('is told from what is only like it', () => {
    const missing = search('needle', ['nee', 'edle Needle need']);
    expect(missing.found).toBe(false);
    expect(missing.beginning).toBe('neeedle Needle need');
  });

  it('is read in the charset that the answer names', () => {
    const latin = Buffer.from('gr\xfc\xdfe', 'latin1');
    expect(search('grüße', [latin], 'text/html; charset="ISO-8859-1"').found).toBe(true);
    expect(search('grüße', [latin], 'text/html; charset=nonsense').found).toBe(false);
    expect(
      search('正常', [Buffer.from([0xd5, 0xfd, 0xb3, 0xa3])], 'text/html;charset=gbk').found,
    ).toBe(true);
  });

  it('keeps only the beginning', () => {
    expect(search('x', ['a'.repeat(500), 'b']).beginning).toBe('a'.repeat(120));
  });
});
