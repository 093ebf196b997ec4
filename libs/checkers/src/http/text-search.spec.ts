import { describe, expect, it } from 'vitest';
import { TextSearch } from './text-search.js';

function search(wanted: string, chunks: readonly (string | Buffer)[], label = 'utf-8'): TextSearch {
  const found = new TextSearch(wanted, new TextDecoder(label));
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
    expect(search('needle', ['nee', 'edle Needle need']).found).toBe(false);
  });

  it('is found in another charset, across every border', () => {
    const bytes = Buffer.from([0x61, 0xd5, 0xfd, 0xb3, 0xa3]);
    for (let at = 0; at <= bytes.length; at += 1)
      expect(search('正常', [bytes.subarray(0, at), bytes.subarray(at)], 'gbk').found).toBe(true);
  });
});
