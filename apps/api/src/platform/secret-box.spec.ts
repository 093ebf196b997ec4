import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from './config.js';
import { SecretBox } from './secret-box.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialtone-box-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const box = () => new SecretBox(readConfig({ DATA_DIR: folder }));
const keyFile = () => join(folder, 'secret-key');

describe('SecretBox', () => {
  it('opens what it sealed, also after a restart', () => {
    const sealed = box().seal('Bearer 中文 😀');
    expect(sealed).not.toContain('Bearer');
    expect(box().open(sealed)).toBe('Bearer 中文 😀');
  });

  it('seals one text differently each time', () => {
    expect(box().seal('same')).not.toBe(box().seal('same'));
  });

  it('opens nothing that was changed, cut, or sealed with another key', () => {
    const sealed = box().seal('secret');
    const last = sealed.endsWith('A=') ? 'B=' : 'A=';
    for (const text of [sealed.slice(0, -2) + last, sealed.slice(0, 20), 'sealed:1:', 'plain'])
      expect(box().open(text)).toBeUndefined();
    rmSync(keyFile());
    expect(box().open(sealed)).toBeUndefined();
  });

  it('keeps its key to itself', () => {
    box();
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    chmodSync(keyFile(), 0o644);
    expect(box).toThrow(`${keyFile()} opens every stored secret and is open to others.`);
  });

  it('says so when the file holds no key', () => {
    writeFileSync(keyFile(), 'short\n', { mode: 0o600 });
    expect(box).toThrow(`${keyFile()} must hold a key of 32 bytes in base64; it holds 3.`);
  });
});
