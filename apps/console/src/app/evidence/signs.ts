import type { Mark } from './marked';

/** The sign of who saw a thing, beside its word. */
export const signs: Readonly<Record<Mark, string>> = { both: '=', failed: '+', good: '−' };
