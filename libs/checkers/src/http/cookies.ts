import { CookieJar } from 'tough-cookie';
import { type AnswerHead, valuesOf } from './http-answer.js';
import type { HttpUrl } from './http-url.js';

/** The cookies that are set on the way of one check, from redirect to redirect, as a browser would give them back. */
export class Cookies {
  #jar?: CookieJar;

  /** Takes what an answer sets; what no browser would take is passed over. */
  take(head: AnswerHead, url: HttpUrl): void {
    for (const value of valuesOf(head, 'set-cookie')) {
      this.#jar ??= new CookieJar();
      this.#jar.setCookieSync(value, url.href, { ignoreError: true });
    }
  }

  /** What is given back to this place; undefined when nothing is. */
  for(url: HttpUrl): string | undefined {
    const cookies = this.#jar?.getCookieStringSync(url.href) ?? '';
    return cookies === '' ? undefined : cookies;
  }
}
