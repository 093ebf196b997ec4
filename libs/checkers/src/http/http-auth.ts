import type { HttpTarget } from '@dialtone/model';
import type { Way } from './http-line.js';
import type { HttpRequest } from './http-request.js';
import { tokenFor } from './oauth-token.js';

type Auth = NonNullable<HttpTarget['auth']>;

/** What a target sends to sign in, where that is known beforehand. */
export function fixedAuthorization({ basic, bearer }: Partial<Auth>): string | undefined {
  if (bearer !== undefined) return `Bearer ${bearer}`;
  if (basic === undefined) return undefined;
  return `Basic ${Buffer.from(`${basic.username}:${basic.password}`).toString('base64')}`;
}

export const withAuthorization = (request: HttpRequest, value: string): HttpRequest => ({
  ...request,
  headers: [
    ...request.headers.filter(({ name }) => name.toLowerCase() !== 'authorization'),
    { name: 'Authorization', value },
  ],
});

/**
 * The first request of a check, signed in as the target asks for it.
 * @throws Down with the reason AUTH when there is no token to sign in with
 */
export async function signedIn(way: Way, first: HttpRequest): Promise<HttpRequest> {
  const oauth2 = way.target.auth?.oauth2;
  if (oauth2 === undefined) return first;
  return withAuthorization(first, `Bearer ${await tokenFor(way, oauth2)}`);
}
