import { TextDecoder } from 'node:util';

/** How much of a body may say in which charset it is written, as browsers look for it. */
export const charsetBytes = 1024;

/**
 * The decoder of a text: by its byte order mark, by the Content-Type above it, by what an HTML or XML text says of
 * itself; UTF-8 when nothing names a charset that is known.
 * @param beginning the first 1 KiB
 */
export function decoderOf(contentType: string | undefined, beginning: Buffer): TextDecoder {
  const label =
    markOf(beginning) ?? /charset\s*=\s*["']?([^\s"';]+)/iu.exec(contentType ?? '')?.[1];
  return known(label) ?? known(declared(beginning)) ?? new TextDecoder();
}

function known(label: string | undefined): TextDecoder | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined; // RangeError: no such charset.
  }
}

function markOf(beginning: Buffer): string | undefined {
  const [first, second, third] = beginning;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return undefined;
}

/** `<meta charset="gbk">`, `<meta http-equiv content="text/html; charset=gbk">`, `<?xml encoding="gbk"?>` */
function declared(beginning: Buffer): string | undefined {
  if (!beginning.includes('<')) return undefined;
  const text = beginning.toString('latin1', 0, charsetBytes);
  const label =
    /<meta\s[^>]*charset\s*=\s*["']?\s*([^\s"'/>;]+)/iu.exec(text)?.[1] ??
    /^\s*<\?xml\s[^>]*encoding\s*=\s*["']([^"']+)/iu.exec(text)?.[1];
  // A text whose declaration can be read as ASCII is not written in UTF-16, whatever it says.
  return label !== undefined && /^utf-?16/iu.test(label) ? 'utf-8' : label;
}
