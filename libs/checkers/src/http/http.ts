import type { HopSight, HttpTarget } from '@dialtone/model';
import { quote, statusIn } from '@dialtone/model';
import { type AddressBook, wished } from '../network/address-book.js';
import { Body, intoBody } from './body.js';
import { excerptBytes } from './body-beginning.js';
import { BodyText } from './body-text.js';
import type { Checker } from '../checker.js';
import { checked } from '../checked.js';
import { Cookies } from './cookies.js';
import { type AnswerHead, type BodySink, fieldOf, type Flow } from './http-answer.js';
import { atEachAddress } from '../network/each-address.js';
import { signedIn } from './http-auth.js';
import type { Way } from './http-line.js';
import { exchange } from './http-exchange.js';
import { dropToken } from './oauth-token.js';
import { type HttpPlan, planOf } from './http-plan.js';
import type { HttpRequest } from './http-request.js';
import { AnswerSight } from './http-sight.js';
import type { Watch } from '../observe.js';
import { Down } from '../observe.js';
import { nextRequest } from './redirect.js';
import { sizeText } from './size-text.js';

/**
 * An http target is up when its last answer has an expected status and contains the expected text. One request over a
 * fresh connection, and one for each redirect; the phases of all of them add up by name.
 */
export const httpChecker = (names: AddressBook): Checker<HttpTarget> =>
  checked((target, watch) => {
    const plan = planOf(target);
    const { first } = plan;
    const { place } = first.url;
    const { allAddresses } = target;
    const all = { watch, book: wished(names, target), place, allAddresses };
    return atEachAddress(all, async book => {
      const way = { watch, book, target };
      const visit = new Visit(way, plan);
      let request: HttpRequest | undefined =
        target.auth?.oauth2 === undefined ? first : await signedIn(way, first);
      while (request !== undefined) request = await visit.ask(request);
      visit.judgeBody();
    });
  });

/** Shared by all that were not led on. */
const none: readonly HopSight[] = [];

/** One look at an http target: its request, and those that redirects ask for. */
class Visit {
  readonly #hops: HopSight[] = [];
  /** Of a visit that is led on. */
  #asked?: Set<string>;
  readonly #cookies = new Cookies();
  #text?: BodyText;

  readonly #watch: Watch;
  readonly #target: HttpTarget;

  constructor(
    private readonly way: Way,
    private readonly plan: HttpPlan,
  ) {
    this.#watch = way.watch;
    this.#target = way.target;
  }

  /** Sends a request and reads its answer; gives back the request that the answer asks for, if it does. */
  async ask(request: HttpRequest): Promise<HttpRequest | undefined> {
    let next: HttpRequest | undefined;
    await exchange(this.way, request, (head, flow) => {
      const text = this.#see(request, head);
      next = this.#nextOf(request, head);
      return next === undefined ? this.#read(head, flow, text) : undefined;
    });
    return next;
  }

  /** @throws Down with the reason BODY when the expected text is not there */
  judgeBody(): void {
    const text = this.#text;
    if (text === undefined || text.found || this.#watch.decided !== undefined) return;
    const { cut, excerpt } = text.beginning;
    const limit = cut ? this.#target.bodyLimit : undefined;
    throw new Down('BODY', bodySentence(this.#target.expectedBody ?? '', excerpt, limit));
  }

  #see(request: HttpRequest, head: AnswerHead): BodyText {
    const watch = this.#watch;
    const text = new BodyText({
      contentType: fieldOf(head, 'content-type'),
      wanted: this.#target.expectedBody,
      whole: this.plan.wantsBody,
    });
    this.#text = text;
    const hops = this.#hops.length === 0 ? none : [...this.#hops];
    watch.httpStatus = head.status;
    watch.body = text.text;
    watch.sight.http = AnswerSight.of({ head, url: request.url, hops, body: text.beginning });
    watch.enter('transfer', `the answer of ${watch.peer} did not end`);
    const oauth2 = this.#target.auth?.oauth2;
    if (oauth2 !== undefined && head.status === 401) dropToken(oauth2);
    return text;
  }

  #nextOf(request: HttpRequest, head: AnswerHead): HttpRequest | undefined {
    if (!this.plan.follows) return undefined;
    const location = fieldOf(head, 'location');
    const bare = nextRequest(request, head.status, location);
    if (bare === undefined) return undefined;
    const asked = (this.#asked ??= new Set());
    asked.add(keyOf(request));
    this.#cookies.take(head, request.url);
    const cookies = this.#cookies.for(bare.url);
    const next = cookies === undefined ? bare : { ...bare, cookies };
    // The same request with the same cookies would get the same answer.
    if (asked.has(keyOf(next))) throw new Down('PROTOCOL', 'redirects in a circle');
    const { maxRedirects } = this.#target;
    if (this.#hops.length >= maxRedirects)
      throw new Down('PROTOCOL', `redirects more than ${maxRedirects} times`);
    this.#hops.push(this.#hop(request, head.status, location));
    return next;
  }

  #hop({ url }: HttpRequest, status: number, location: string | undefined): HopSight {
    const { address } = this.#watch.sight;
    return {
      url: url.href,
      ...(address !== undefined && { address }),
      status,
      ...(location !== undefined && { location }),
    };
  }

  /** Of an answer whose status decides already, only the beginning is read, to be shown. */
  #read(head: AnswerHead, flow: Flow, text: BodyText): BodySink {
    const { expected, wantsBody } = this.plan;
    const { expectedStatus, bodyLimit } = this.#target;
    const isExpected = statusIn(expected, head.status);
    if (!isExpected)
      this.#watch.decided = new Down(
        'STATUS',
        statusSentence(head.status, this.#hops.length, expectedStatus),
      );
    const body = new Body(flow, text, isExpected || wantsBody ? bodyLimit : excerptBytes);
    return intoBody(head, body, flow, this.#watch);
  }
}

function keyOf({ method, url, cookies = '' }: HttpRequest): string {
  return `${method} ${url.origin}${url.path} ${cookies}`;
}

function statusSentence(status: number, redirects: number, expected: string): string {
  const after =
    redirects === 0 ? '' : ` after ${redirects} ${redirects === 1 ? 'redirect' : 'redirects'}`;
  return `answered ${status}${after}, expected ${expected}`;
}

/** @param limit how much was read, where there was more */
function bodySentence(expected: string, beginning: string, limit: number | undefined): string {
  const where =
    limit === undefined
      ? 'is not in the body'
      : `is not within the first ${sizeText(limit)} of the body`;
  const came = beginning === '' ? 'is empty' : `begins ${quote(beginning, 100)}`;
  return `${quote(expected)} ${where}, which ${came}`;
}
