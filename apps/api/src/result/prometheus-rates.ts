import { Clock } from '@dialtone/engine';
import type { Probe } from '@dialtone/model';
import { Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../platform/config.js';

/** An answer is used for this long before it is asked for again. */
const freshMs = 30_000;
/** Prometheus gets this long; then our own results answer. */
const patienceMs = 2000;
/** How many probes are asked for at once. */
const atOnce = 8;

const answer = z.object({
  status: z.literal('success'),
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

interface Known {
  readonly rate: Promise<number | undefined>;
  readonly at: number;
}

/** The success rate as the original had it: Prometheus' view of `health_check_results` over the last hour. */
@Injectable()
export class PrometheusRates {
  private readonly logger = new Logger(PrometheusRates.name);
  private readonly known = new Map<string, Known>();
  private readonly queue: (() => void)[] = [];
  private asking = 0;
  private answers = true;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  get wanted(): boolean {
    return this.config.prometheusUrl !== undefined;
  }

  /** Percent, 0 to 100; undefined when Prometheus does not answer or knows nothing. */
  async of({ name, type }: Pick<Probe, 'name' | 'type'>): Promise<number | undefined> {
    if (type === undefined) return undefined;
    const labels = `name="${escaped(name)}",type="${type}"`;
    const now = this.clock.now();
    const known = this.known.get(labels);
    if (known !== undefined && now - known.at < freshMs) return known.rate;
    this.forgetStale(now);
    const rate = this.ask(labels);
    this.known.set(labels, { rate, at: now });
    return rate;
  }

  private async ask(labels: string): Promise<number | undefined> {
    try {
      const [success, all] = await Promise.all([
        this.query(`sum(rate(health_check_results{${labels},status="success"}[1h]))`),
        this.query(`sum(rate(health_check_results{${labels}}[1h]))`),
      ]);
      this.noteAnswer();
      return success === undefined || !all ? undefined : (success / all) * 100;
    } catch (error) {
      // Refused, too slow, or no Prometheus at all: our own results answer instead.
      this.noteSilence(error);
      return undefined;
    }
  }

  private async query(promql: string): Promise<number | undefined> {
    await this.place();
    try {
      const base = (this.config.prometheusUrl ?? '').replace(/\/+$/u, '');
      const cancel = new AbortController();
      const stop = this.clock.after(patienceMs, () => {
        cancel.abort(new Error(`no answer within ${patienceMs} ms`));
      });
      try {
        const url = `${base}/api/v1/query?query=${encodeURIComponent(promql)}`;
        const response = await fetch(url, { signal: cancel.signal });
        const { data } = answer.parse(await response.json());
        const value = Number(data.result[0]?.value[1]);
        return Number.isFinite(value) ? value : undefined;
      } finally {
        stop();
      }
    } finally {
      this.leave();
    }
  }

  private async place(): Promise<void> {
    if (this.asking >= atOnce * 2) await new Promise<void>(resolve => this.queue.push(resolve));
    this.asking += 1;
  }

  private leave(): void {
    this.asking -= 1;
    this.queue.shift()?.();
  }

  private forgetStale(now: number): void {
    for (const [labels, { at }] of this.known) {
      if (now - at < freshMs) return; // In the order of asking: the rest is younger.
      this.known.delete(labels);
    }
  }

  private noteSilence(error: unknown): void {
    if (this.answers)
      this.logger.warn(
        `Prometheus does not answer; success rates come from our own results. ${String(error)}`,
      );
    this.answers = false;
  }

  private noteAnswer(): void {
    if (!this.answers) this.logger.log('Prometheus answers again.');
    this.answers = true;
  }
}

/** A text as the inside of a PromQL string. */
export const escaped = (text: string): string =>
  text.replace(/\\/gu, '\\\\').replace(/"/gu, '\\"').replace(/\n/gu, '\\n');
