import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from './config.js';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Says which key and algorithm a sealed text needs, should there ever be others. */
const prefix = 'sealed:1:';

/** Whether a text has the form of a sealed one. */
export const isSealed = (text: string): boolean => text.startsWith(prefix);

/** Writing, executing, and anything that a stranger may. A group may read, as secret mounts have it. */
const looseBits = 0o037;

/**
 * Keeps secrets unreadable in the database: what is sealed here can be opened only with `DATA_DIR/secret-key`, which
 * is made at the first start. Keep it with the backups of the database, and apart from them.
 */
@Injectable()
export class SecretBox {
  private readonly key: Buffer;

  /** @throws Error with a sentence when the key file is open to others or holds no key */
  constructor({ dataDir }: Config) {
    this.key = readOrMakeKey(dataDir);
  }

  seal(text: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.key, nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return prefix + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** @returns undefined for a text that was not sealed with our key, or was changed since */
  open(text: string): string | undefined {
    if (!isSealed(text)) return undefined;
    const bytes = Buffer.from(text.slice(prefix.length), 'base64');
    const nonce = bytes.subarray(0, nonceBytes);
    const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
    try {
      const decipher = createDecipheriv(algorithm, this.key, nonce).setAuthTag(tag);
      const opened = decipher.update(bytes.subarray(nonceBytes + tagBytes));
      return Buffer.concat([opened, decipher.final()]).toString('utf8');
    } catch {
      return undefined; // Another key, or bytes that somebody touched.
    }
  }
}

function readOrMakeKey(folder: string): Buffer {
  const path = join(folder, 'secret-key');
  if (!existsSync(path)) makeIn(folder, path);
  if ((statSync(path).mode & looseBits) !== 0)
    throw new Error(
      `${path} opens every stored secret and is open to others. Run chmod 600 on it.`,
    );
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length === keyBytes) return key;
  throw new Error(
    `${path} must hold a key of ${keyBytes} bytes in base64; it holds ${key.length}.`,
  );
}

/** @throws Error with a sentence of its own when the folder takes nothing */
function makeIn(folder: string, path: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    makeOnce(path);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The key of the stored secrets cannot be made: ${said}`, { cause });
  }
}

/** Whole or not at all; of two that start at once, the first one's stays. */
function makeOnce(path: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    const there = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!there) throw error;
  } finally {
    unlinkSync(draft);
  }
}
