import { hash, verify } from '@node-rs/bcrypt';

/** As Gin-Vue-Admin hashes, so that either program reads what the other wrote. */
const cost = 10;

/** A dearer hash would hold a thread for seconds; who put it there meant harm or made a mistake. */
const dearestCost = 14;

/** bcrypt reads no further. */
const mostBytes = 72;
const leastCharacters = 8;

/** Nobody knows its password, and what is compared with it is refused in any case. */
const decoy = '$2b$10$nky1nBvwyn2ZFyolE8pe1OtYE/T6hteDfAz3qmVm/ct.mUlQQAMC6';

/** What every installation of Gin-Vue-Admin up to 2.8 starts with, or resets a password to. */
export const wellKnownPasswords: readonly string[] = ['123456', '6447985'];

export type HashKind = 'bcrypt' | 'md5' | 'none' | 'unknown';

/** What stands in a user's password column. Only bcrypt can be signed in with. */
export function hashKind(stored: string | null): HashKind {
  if (stored === null || stored === '') return 'none';
  if (/^[0-9a-f]{32}$/iu.test(stored)) return 'md5';
  const bcrypt = /^\$2[ab]\$(\d\d)\$[./A-Za-z0-9]{53}$/u.exec(stored);
  return bcrypt !== null && Number(bcrypt[1]) <= dearestCost ? 'bcrypt' : 'unknown';
}

/**
 * Compares off the event loop, and always exactly once: without a hash to compare with it takes the same
 * time and says no, so that nobody learns from the time which users there are.
 */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const usable = password !== '' && stored !== null && hashKind(stored) === 'bcrypt';
  const same = await verify(password, usable ? stored : decoy);
  return usable && same;
}

export const hashPassword = (password: string): Promise<string> => hash(password, { cost });

/** Why this cannot be somebody's next password, in a sentence. */
export function weakness(password: string): string | undefined {
  const characters = [...password].length;
  if (characters < leastCharacters)
    return `The password has ${characters} characters; it needs at least ${leastCharacters}.`;
  const bytes = Buffer.byteLength(password);
  return bytes > mostBytes
    ? `The password has ${bytes} bytes; bcrypt reads only the first ${mostBytes}.`
    : undefined;
}
