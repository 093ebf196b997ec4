import { createHash } from 'node:crypto';
import type { UserRow } from './user.entity.js';

/** Says which password a token was given for, without saying anything about the password. */
export const fingerprint = (passwordHash: string): string =>
  createHash('sha256').update(passwordHash).digest('base64url').slice(0, 12);

/** Enabled means 1 and nothing else, as Gin-Vue-Admin means it; NULL is not enabled. */
export const isEnabled = ({ deletedAt, enable }: Pick<UserRow, 'deletedAt' | 'enable'>): boolean =>
  deletedAt === null && enable === 1;

/** Whether who was given a token for this password may still use it. */
export const stands = (row: UserRow, given: string): boolean =>
  isEnabled(row) && row.password !== null && fingerprint(row.password) === given;
