import { FakeClock } from '@dialtone/engine/testing';
import { Logger } from '@nestjs/common';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SigningKeyRing } from './signing-keys.js';
import { aConfig, aFolder, type Folder } from './testing/auth-room.js';

const aKey = (fill: string): string => Buffer.alloc(32, fill).toString('base64');

describe('SigningKeyRing', () => {
  let folder: Folder;
  let clock: FakeClock;
  let path: string;
  const aRing = () => new SigningKeyRing(aConfig(join(folder.path, 'data')), clock);
  beforeEach(() => {
    folder = aFolder();
    clock = new FakeClock();
    path = join(folder.path, 'data', 'signing-keys');
  });
  afterEach(() => {
    vi.restoreAllMocks();
    folder[Symbol.dispose]();
  });
  const write = (text: string, mode = 0o600): void => {
    writeFileSync(path, text);
    chmodSync(path, mode);
  };
  const ids = async (ring: SigningKeyRing) => (await ring.current()).map(({ id }) => id);

  it('makes one key of 32 bytes at the first start, for its owner alone', async () => {
    const [key, ...others] = await aRing().current();
    expect(others).toEqual([]);
    expect(key.secret.symmetricKeySize).toBe(32);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder.path, 'data'))).toEqual(['signing-keys']);
  });

  it('finds the key again at the next start', async () => {
    expect(await ids(aRing())).toEqual(await ids(aRing()));
  });

  it('agrees with another server that starts at the same moment', async () => {
    const [one, other] = await Promise.all([ids(aRing()), ids(aRing())]);
    expect(one).toEqual(other);
  });

  it('follows the file: the first line signs, all verify, and a line that is gone does not', async () => {
    const ring = aRing();
    const [old] = await ids(ring);
    write(`# rotated\n${aKey('n')}\n\n${readFileSync(path, 'utf8')}`);
    clock.advance(1000);
    const [fresh, kept] = await ids(ring);
    expect([kept, fresh === old]).toEqual([old, false]);
    write(aKey('n'));
    clock.advance(1000);
    expect(await ids(ring)).toEqual([fresh]);
  });

  it('makes another key once the file is deleted', async () => {
    const ring = aRing();
    const before = await ids(ring);
    rmSync(path);
    clock.advance(1000);
    expect(await ids(ring)).not.toEqual(before);
  });

  it('keeps the keys it has while the file cannot be used, and says why', async () => {
    const error = vi.spyOn(Logger.prototype, 'error').mockReturnValue();
    const ring = aRing();
    const before = await ids(ring);
    write('short');
    clock.advance(1000);
    expect(await ids(ring)).toEqual(before);
    clock.advance(1000);
    expect(await ids(ring)).toEqual(before);
    expect(error).toHaveBeenCalledExactlyOnceWith(
      `The signing keys stay as they were. Error: Line 1 of ${path} holds a key of 3 bytes; it needs at least 32.`,
    );
  });

  it.each([
    ['', '$path holds no key. Delete it, and the next start makes a new one.'],
    [`\n${'A'.repeat(20)}`, 'Line 2 of $path holds a key of 15 bytes; it needs at least 32.'],
    ['not a key', 'Line 1 of $path is not base64.'],
  ])('does not start on %j', async (text, message) => {
    await aRing().current();
    write(text);
    await expect(aRing().current()).rejects.toThrow(message.replace('$path', path));
  });

  it.each([0o644, 0o660, 0o601])('does not start on a file of mode %o', async mode => {
    await aRing().current();
    write(aKey('k'), mode);
    await expect(aRing().current()).rejects.toThrow(
      `${path} holds the keys of all sessions and is open to others (mode ${mode.toString(8)}). Run chmod 600 on it.`,
    );
  });

  it('takes a file that its group may read, as secret mounts have it', async () => {
    await aRing().current();
    write(aKey('k'), 0o440);
    expect(await aRing().current()).toHaveLength(1);
  });
});
