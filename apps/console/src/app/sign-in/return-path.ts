/** Where to go after signing in: a path of ours, never another site and never the sign-in again. */
export function returnPath(wished: string | undefined): string {
  const ours =
    wished !== undefined && /^\/(?![/\\])/u.test(wished) && !wished.startsWith('/sign-in');
  return ours ? wished : '/';
}
