import { FakeClock } from '@dialtone/engine/testing';
import { SignJWT, UnsecuredJWT } from 'jose';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SigningKeyRing } from './signing-keys.js';
import { aConfig, aFolder, type Folder, hour } from './testing/auth-room.js';
import { Tokens } from './tokens.js';

describe('Tokens', () => {
  let folder: Folder;
  let clock: FakeClock;
  let keys: SigningKeyRing;
  let tokens: Tokens;
  beforeEach(() => {
    folder = aFolder();
    clock = new FakeClock();
    const config = aConfig(folder.path);
    keys = new SigningKeyRing(config, clock);
    tokens = new Tokens(keys, clock, config);
  });
  afterEach(() => {
    folder[Symbol.dispose]();
  });

  it('reads what it issued, until it expires', async () => {
    const { token, expiresAt } = await tokens.issue(7, 'print');
    expect(expiresAt).toEqual(new Date(clock.now() + 12 * hour));
    const claims = {
      ...{ userId: 7, fingerprint: 'print' },
      ...{ expiresAt: expiresAt.getTime(), signedInAt: clock.now() },
    };
    clock.advance(12 * hour - 1000);
    expect(await tokens.read(token)).toEqual(claims);
    clock.advance(1000);
    expect(await tokens.read(token)).toBeUndefined();
  });

  it('reads nothing that a key signed which is gone', async () => {
    const { token } = await tokens.issue(7, 'print');
    rmSync(join(folder.path, 'signing-keys'));
    clock.advance(1000);
    expect(await tokens.read(token)).toBeUndefined();
  });

  it('reads nothing that was tampered with', async () => {
    const { token } = await tokens.issue(7, 'print');
    const [head, body = '', signature] = token.split('.');
    const payload = Buffer.from(body, 'base64url').toString().replace('"7"', '"1"');
    const forged = [head, Buffer.from(payload).toString('base64url'), signature].join('.');
    expect(await tokens.read(forged)).toBeUndefined();
    expect(await tokens.read('')).toBeUndefined();
    expect(await tokens.read('a.b.c')).toBeUndefined();
  });

  it('reads no other algorithm, issuer, audience or shape, though the key be right', async () => {
    const [key] = await keys.current();
    const sign = (parts: { alg?: string; iss?: string; aud?: string; claims?: object }) =>
      new SignJWT({ pwd: 'print', sub: '7', auth_time: 0, ...parts.claims })
        .setProtectedHeader({ alg: parts.alg ?? 'HS256', kid: key.id })
        .setIssuer(parts.iss ?? 'dialtone')
        .setAudience(parts.aud ?? 'dialtone')
        .setExpirationTime(clock.now() / 1000 + 60)
        .sign(key.secret);
    expect(await tokens.read(await sign({}))).toMatchObject({ userId: 7 });
    for (const wrong of [
      { iss: 'qmPlus' },
      { aud: 'GVA' },
      { claims: { sub: '7 or 1' } },
      { claims: { sub: '0' } },
      { claims: { pwd: 1 } },
      { claims: { auth_time: undefined } },
    ])
      expect(await tokens.read(await sign(wrong))).toBeUndefined();
    const unsigned = new UnsecuredJWT({ pwd: 'print', sub: '7' })
      .setIssuer('dialtone')
      .setAudience('dialtone')
      .setExpirationTime(clock.now() / 1000 + 60)
      .encode();
    expect(await tokens.read(unsigned)).toBeUndefined();
  });
});
