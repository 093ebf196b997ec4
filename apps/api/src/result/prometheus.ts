import { Clock, Limiter } from '@dialtone/engine';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../platform/config.js';

/** Prometheus gets this long, with the wait for a place. */
const patienceMs = 2000;
/** Queries that are under way at once. */
const queriesAtOnce = 16;

const answer = z.object({
  status: z.literal('success'),
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

/** The Prometheus that the operator named. */
@Injectable()
export class Prometheus {
  private readonly limiter = new Limiter(queriesAtOnce);
  private readonly address: URL | undefined;
  private readonly headers: Record<string, string> = {};

  constructor(
    { prometheusUrl }: Config,
    private readonly clock: Clock,
  ) {
    if (prometheusUrl === undefined) return;
    const { href, username, password } = new URL(prometheusUrl);
    this.address = new URL('api/v1/query', href.endsWith('/') ? href : `${href}/`);
    if (username === '') return;
    // fetch takes no address with a password in it, and would tell it to the log.
    [this.address.username, this.address.password] = ['', ''];
    const secret = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    this.headers = { authorization: `Basic ${Buffer.from(secret).toString('base64')}` };
  }

  get wanted(): boolean {
    return this.address !== undefined;
  }

  /**
   * The value of a query at a moment; undefined when it has none.
   * @throws Error when there is no answer within 2 s, or one that makes no sense
   */
  async value(promql: string, at: Date): Promise<number | undefined> {
    const patience = new AbortController();
    const stop = this.clock.after(patienceMs, () => {
      patience.abort(new Error(`no answer within ${patienceMs} ms`));
    });
    try {
      const leave = await this.limiter.enter(patience.signal);
      try {
        return await this.ask(
          new URLSearchParams({ query: promql, time: seconds(at) }),
          patience.signal,
        );
      } finally {
        leave();
      }
    } finally {
      stop();
    }
  }

  private async ask(query: URLSearchParams, signal: AbortSignal): Promise<number | undefined> {
    const url = `${this.address?.href ?? ''}?${query.toString()}`;
    const response = await fetch(url, { signal, headers: this.headers });
    const body = await response.text();
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    const value = Number(valueIn(body));
    return Number.isFinite(value) ? value : undefined;
  }
}

const seconds = (at: Date): string => (at.getTime() / 1000).toFixed(3);

/** The text of the one value in an answer; undefined when the answer is empty. */
function valueIn(body: string): string | undefined {
  try {
    return answer.parse(JSON.parse(body)).data.result[0]?.value[1];
  } catch {
    // A SyntaxError or a ZodError: who answers there is no Prometheus.
    throw new Error('it answered something else than Prometheus does');
  }
}
