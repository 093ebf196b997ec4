import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A key and the name by which a token says that it was signed with it. */
export interface SigningKey {
  readonly id: string;
  readonly secret: KeyObject;
}

/** The first signs, all verify. */
export type SigningKeys = readonly [SigningKey, ...SigningKey[]];

/** Bytes of a key; HS256 wants no fewer. */
const keyBytes = 32;

/** Writing, executing, and anything that a stranger may. A group may read, as secret mounts have it. */
const looseBits = 0o037;

/** What is wrong with the file, in a sentence for who runs the server. Never holds a key. */
export class SigningKeyError extends Error {}

function parseKey(line: string, where: string): SigningKey {
  if (!/^[\w+/-]+=*$/u.test(line)) throw new SigningKeyError(`${where} is not base64.`);
  const bytes = Buffer.from(line, 'base64url');
  if (bytes.length < keyBytes)
    throw new SigningKeyError(
      `${where} holds a key of ${bytes.length} bytes; it needs at least ${keyBytes}.`,
    );
  const id = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
  return { id, secret: createSecretKey(bytes) };
}

/** One base64 key per line, of either alphabet; empty lines and those that begin with `#` are skipped. */
export function parseKeys(text: string, path: string): SigningKeys {
  const keys = text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), where: `Line ${index + 1} of ${path}` }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, where }) => parseKey(line, where));
  const [first, ...rest] = keys;
  if (first === undefined)
    throw new SigningKeyError(
      `${path} holds no key. Delete it, and the next start makes a new one.`,
    );
  return [first, ...rest];
}

/** Reads the keys, unless others could read them too. */
export async function readKeys(path: string): Promise<SigningKeys> {
  const { mode } = await stat(path);
  if ((mode & looseBits) !== 0)
    throw new SigningKeyError(
      `${path} holds the keys of all sessions and is open to others (mode ${(mode & 0o777).toString(8)}). Run chmod 600 on it.`,
    );
  return parseKeys(await readFile(path, 'utf8'), path);
}

const notThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
const alreadyThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Changes whenever the file does; absent while there is none. */
export async function keyFileVersion(path: string): Promise<string | undefined> {
  try {
    const { mtimeMs, ino, size, mode } = await stat(path);
    return [mtimeMs, ino, size, mode].join(' ');
  } catch (error) {
    if (notThere(error)) return undefined;
    throw error;
  }
}

/** Makes the file with one new key, whole or not at all. Of two that start at once, the first one's stays. */
export async function createKeyFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(keyBytes).toString('base64url')}\n`);
    await file.sync();
    await link(draft, path);
  } catch (error) {
    if (!alreadyThere(error)) throw error;
  } finally {
    await file.close();
    await unlink(draft);
  }
}
