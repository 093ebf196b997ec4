import { Clock } from '@dialtone/engine';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../platform/config.js';

/** Prometheus gets this long. */
const patienceMs = 2000;

const answer = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('vector'),
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        value: z.tuple([z.number(), z.string()]),
      }),
    ),
  }),
});

/** One line of what a query answers. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The Prometheus that the operator named. */
@Injectable()
export class Prometheus {
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
   * What a query answers of a moment; without what is no number, such as what was divided by nothing.
   * @throws Error when there is no answer within 2 s, or one that makes no sense
   */
  async vector(promql: string, at: Date): Promise<Sample[]> {
    const patience = new AbortController();
    const stop = this.clock.after(patienceMs, () => {
      patience.abort(new Error(`no answer within ${patienceMs} ms`));
    });
    try {
      const query = new URLSearchParams({ query: promql, time: seconds(at) });
      const url = `${this.address?.href ?? ''}?${query.toString()}`;
      const response = await fetch(url, { signal: patience.signal, headers: this.headers });
      const body = await response.text();
      if (!response.ok) throw new Error(`it answered ${response.status}`);
      return samplesIn(body).filter(({ value }) => Number.isFinite(value));
    } finally {
      stop();
    }
  }
}

const seconds = (at: Date): string => (at.getTime() / 1000).toFixed(3);

function samplesIn(body: string): Sample[] {
  try {
    return answer
      .parse(JSON.parse(body))
      .data.result.map(({ metric, value: [, text] }) => ({ labels: metric, value: Number(text) }));
  } catch {
    // A SyntaxError or a ZodError: who answers there is no Prometheus.
    throw new Error('it answered something else than Prometheus does');
  }
}
