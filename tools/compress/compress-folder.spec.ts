import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressFolder } from './compress-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'dialtone-compress-'));
const script = 'export const again = "and again";\n'.repeat(200);

beforeAll(async () => {
  mkdirSync(join(folder, 'media'));
  writeFileSync(join(folder, 'main.js'), script);
  writeFileSync(join(folder, 'media/icon.svg'), script);
  writeFileSync(join(folder, 'short.css'), 'a { color: red }');
  writeFileSync(join(folder, 'media/font.woff2'), script);
  await compressFolder(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('what lies beside the files of the console', () => {
  it.each(['main.js', 'media/icon.svg'])('is %s by brotli and by gzip', name => {
    const path = join(folder, name);
    expect(brotliDecompressSync(readFileSync(`${path}.br`)).toString()).toBe(script);
    expect(gunzipSync(readFileSync(`${path}.gz`)).toString()).toBe(script);
  });

  it.each(['short.css', 'media/font.woff2'])('is nothing for %s', name => {
    expect(existsSync(join(folder, `${name}.br`))).toBe(false);
    expect(existsSync(join(folder, `${name}.gz`))).toBe(false);
  });
});
