import { hash } from 'node:crypto';
import { concealUrl, type HttpTarget } from '@dialtone/model';
import { Body, intoBody } from './body.js';
import { BodyText } from './body-text.js';
import { explain } from '../failure.js';
import { exchange } from './http-exchange.js';
import type { Way } from './http-line.js';
import type { HttpRequest } from './http-request.js';
import { HttpUrl } from './http-url.js';
import type { Watch } from '../observe.js';
import { Down } from '../observe.js';

export type OAuth2 = NonNullable<NonNullable<HttpTarget['auth']>['oauth2']>;

interface Token {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

/** How long a token is good for whose giver does not say, in seconds. */
const usualSeconds = 300;
/** A token is not used any more so long before it ends, or in the last tenth of its life. */
const marginMs = 30_000;
const mostAnswerBytes = 65_536;
const mostTokens = 1000;

const tokens = new Map<string, Token>();
const flights = new Map<string, Promise<Token | undefined>>();

/**
 * A token by OAuth 2.0 client credentials (RFC 6749 4.4), asked for once for all checks that want the same, and kept
 * until shortly before it ends.
 * @throws Down with the reason AUTH when it is not given
 */
export async function tokenFor(way: Way, wish: OAuth2): Promise<string> {
  const key = keyOf(wish);
  for (;;) {
    const known = tokens.get(key);
    if (known !== undefined && known.endsAt > way.watch.context.now()) return known.value;
    tokens.delete(key);
    const token = await (flights.get(key) ?? fly(way, wish, key));
    if (token !== undefined) return token.value;
    // Who asked is gone before the answer came; now it is on us.
  }
}

/** The server did not accept it: the next check asks for another. */
export const dropToken = (wish: OAuth2): void => {
  tokens.delete(keyOf(wish));
};

/** By content, and so that no secret stands in memory as the name of a place in a table. */
const keyOf = ({ tokenUrl, clientId, clientSecret, scopes, audience }: OAuth2): string =>
  hash('sha256', JSON.stringify([tokenUrl, clientId, clientSecret, scopes, audience]));

/** Undefined for the others when the check that asks ends before the answer. */
function fly(way: Way, wish: OAuth2, key: string): Promise<Token | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Token | undefined>();
  const land = () => {
    if (flights.get(key) === promise) flights.delete(key);
  };
  flights.set(key, promise);
  // Whoever waits hears of it; when nobody does, that is no fault.
  promise.catch(() => undefined);
  way.watch.own(() => {
    land();
    resolve(undefined);
  });
  askFor(way, wish).then(
    token => {
      if (flights.get(key) === promise) remember(key, token);
      land();
      resolve(token);
    },
    (error: unknown) => {
      land();
      reject(error instanceof Error ? error : new Error(String(error)));
    },
  );
  return promise;
}

function remember(key: string, token: Token): void {
  if (tokens.size >= mostTokens) tokens.clear();
  tokens.set(key, token);
}

async function askFor(way: Way, wish: OAuth2): Promise<Token> {
  const { watch } = way;
  const where = concealUrl(wish.tokenUrl);
  const notGiven = (message: string) =>
    new Down('AUTH', `the token of ${where} was not given: ${message}`);
  watch.atDeadline = () => {
    throw notGiven(`no answer within ${watch.context.timeoutMs} ms`);
  };
  try {
    const answer = await ask(way, wish, 'header');
    // Some servers know the credentials only as a part of the form.
    const isRefused = answer.status === 400 || answer.status === 401;
    return tokenIn(isRefused ? await ask(way, wish, 'form') : answer, watch.context.now());
  } catch (error) {
    throw error instanceof Down && error.reason === 'BLOCKED'
      ? error
      : (meaning(error, watch, notGiven) ?? error);
  } finally {
    delete watch.atDeadline;
    delete watch.sight.tls;
    delete watch.sight.address;
  }
}

function meaning(error: unknown, watch: Watch, notGiven: (message: string) => Down) {
  if (error instanceof NoToken || error instanceof Down) return notGiven(error.message);
  const failure = explain(error, watch.phase, watch.peer);
  return failure === undefined ? undefined : notGiven(failure.message);
}

/** What came is no token. */
class NoToken extends Error {}

interface TokenAnswer {
  readonly status: number;
  readonly body: string;
}

async function ask(way: Way, wish: OAuth2, style: 'header' | 'form'): Promise<TokenAnswer> {
  let status = 0;
  const text = new BodyText({ contentType: undefined, wanted: undefined, whole: true });
  await exchange(way, tokenRequest(way, wish, style), (head, flow) => {
    ({ status } = head);
    return intoBody(head, new Body(flow, text, mostAnswerBytes), flow, way.watch);
  });
  return { status, body: text.text() };
}

function tokenRequest({ target }: Way, wish: OAuth2, style: 'header' | 'form'): HttpRequest {
  const { tokenUrl, clientId, clientSecret, scopes, audience } = wish;
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scopes.length > 0) form.set('scope', scopes.join(' '));
  if (audience !== undefined) form.set('audience', audience);
  if (style === 'form') {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  }
  // RFC 6749 2.3.1: each is written as in a form before both are put together.
  const pair = [clientId, clientSecret].map(each => encodeURIComponent(each)).join(':');
  const url = new HttpUrl(tokenUrl);
  return {
    url,
    method: 'POST',
    headers: [
      { name: 'Accept', value: 'application/json' },
      { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
      ...(style === 'header'
        ? [{ name: 'Authorization', value: `Basic ${Buffer.from(pair).toString('base64')}` }]
        : []),
    ],
    body: Buffer.from(form.toString()),
    isOwn: url.origin === new URL(target.url).origin,
    keepsAlive: false,
  };
}

function tokenIn({ status, body }: TokenAnswer, now: number): Token {
  const answer = parse(body);
  if (status !== 200) throw new NoToken(`it answered ${status}${errorIn(answer)}`);
  const value = answer.access_token;
  if (typeof value !== 'string' || value === '' || !/^[\x21-\x7e]+$/u.test(value))
    throw new NoToken('it answered without an access_token');
  const seconds = Number(answer.expires_in ?? usualSeconds);
  const lifeMs = 1000 * (Number.isFinite(seconds) ? Math.max(0, seconds) : usualSeconds);
  return { value, endsAt: now + lifeMs - Math.min(marginMs, lifeMs / 10) };
}

/** The code of RFC 6749 5.2, such as `invalid_client`; any other text might repeat a secret. */
function errorIn(answer: TokenJson): string {
  const code = answer.error;
  return typeof code === 'string' && /^[a-z_]{1,40}$/u.test(code) ? ` (${code})` : '';
}

interface TokenJson {
  readonly access_token?: unknown;
  readonly expires_in?: unknown;
  readonly error?: unknown;
}

function parse(body: string): TokenJson {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {}; // A SyntaxError.
  }
}
