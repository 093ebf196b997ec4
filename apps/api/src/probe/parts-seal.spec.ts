import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../platform/config.js';
import { SecretBox } from '../platform/secret-box.js';
import { PartsSeal } from './parts-seal.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialtone-seal-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const seal = () => new PartsSeal(new SecretBox(readConfig({ DATA_DIR: folder })));
const parts = { timeoutMs: 500, headers: [{ name: 'Authorization', value: 'Bearer secret' }] };

describe('PartsSeal', () => {
  it('hides the values of headers, and nothing else', () => {
    const sealed = seal().sealed(parts);
    expect(JSON.stringify(sealed)).not.toContain('secret');
    expect(sealed).toMatchObject({ timeoutMs: 500, headers: [{ name: 'Authorization' }] });
    expect(seal().opened(sealed)).toEqual(parts);
  });

  it('reads what was written before values were sealed', () => {
    expect(seal().opened(parts)).toEqual(parts);
  });

  it('keeps a value that its key does not open as it is, also through a change', () => {
    const sealed = seal().sealed(parts);
    rmSync(join(folder, 'secret-key'));
    const stranger = seal();
    expect(stranger.sealed(stranger.opened(sealed))).toEqual(sealed);
  });

  it('hides every secret of a target, however deep', () => {
    const deep = {
      auth: { basic: { username: 'ada', password: 'secret' } },
      tls: { key: 'secret', certificate: 'shown' },
      conversation: [{ send: 'secret', expect: 'shown' }],
      proxy: { url: 'http://proxy:3128', password: 'secret' },
    };
    const sealed = seal().sealed(deep);
    expect(JSON.stringify(sealed)).not.toContain('secret');
    expect(sealed).toMatchObject({
      auth: { basic: { username: 'ada' } },
      tls: { certificate: 'shown' },
      conversation: [{ expect: 'shown' }],
    });
    expect(seal().opened(sealed)).toEqual(deep);
  });

  it('leaves parts without headers alone', () => {
    expect(seal().sealed({ timeoutMs: 1 })).toEqual({ timeoutMs: 1 });
  });
});
