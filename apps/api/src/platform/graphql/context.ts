/** Who is signed in. Ids and names as in `sys_users`. */
export interface SignedIn {
  readonly id: number;
  readonly username: string;
}

/** What every resolver can know of its caller, over HTTP and over a socket alike. */
export interface RequestContext {
  /** The caller's address, for limits and records. */
  readonly ip: string;
  readonly agent: string;
  /** The value of the `Authorization` header, or of the socket's `connection_init`. */
  readonly authorization?: string;
  /** Set by the guard once the token has been judged. */
  user?: SignedIn;
}
