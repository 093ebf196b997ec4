import { UnreadableFile } from './file-content.js';

export interface DecodedText {
  readonly text: string;
  readonly charset: string;
}

/**
 * Text as editors and spreadsheets write it: with or without a byte order mark, in UTF-8, UTF-16 or, from a Chinese Excel, in GBK.
 * @throws UnreadableFile when it is in none of them
 */
export function readText(bytes: Uint8Array): DecodedText {
  const marked = markOf(bytes);
  for (const charset of marked === undefined ? ['utf-8', 'gb18030'] : [marked]) {
    const text = decoded(bytes, charset);
    if (text !== undefined && !text.includes('\0')) return { text, charset };
  }
  throw new UnreadableFile(
    'The file is text neither in UTF-8 nor in UTF-16 or GBK. Save it as “CSV UTF-8”, or send it as XLSX.',
  );
}

function markOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function decoded(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // A TypeError: bytes that are no text in this charset.
  }
}
