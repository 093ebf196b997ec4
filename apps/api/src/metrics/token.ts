import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether an `Authorization` header bears this token. Takes the same time wherever the texts differ. */
export const bears = (authorization: string | undefined, token: string): boolean =>
  timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
