import { Clock } from '@dialtone/engine';
import type { Probe } from '@dialtone/model';
import { Injectable, Logger } from '@nestjs/common';
import { Prometheus } from './prometheus.js';

/** An answer is used for this long before it is asked for again. */
const freshMs = 30_000;
/** When Prometheus does not answer, it is not asked again for this long: a list must not wait for it line by line. */
const restMs = 10_000;

interface Known {
  readonly rate: Promise<number | undefined>;
  readonly at: number;
}

/** The success rate as the original had it: Prometheus' view of `health_check_results` over the last hour. */
@Injectable()
export class PrometheusRates {
  private readonly logger = new Logger(PrometheusRates.name);
  private readonly known = new Map<string, Known>();
  private silentSince: number | undefined;

  constructor(
    private readonly prometheus: Prometheus,
    private readonly clock: Clock,
  ) {}

  get wanted(): boolean {
    return this.prometheus.wanted;
  }

  /** Percent, 0 to 100; undefined when Prometheus does not answer or knows nothing. */
  async of({ name, type }: Pick<Probe, 'name' | 'type'>): Promise<number | undefined> {
    const now = this.clock.monotonic();
    if (type === undefined || this.rests(now)) return undefined;
    const labels = `name="${escaped(name)}",type="${type}"`;
    const known = this.known.get(labels);
    if (known !== undefined && now - known.at < freshMs) return known.rate;
    this.forgetStale(now);
    const rate = this.ask(labels);
    this.known.set(labels, { rate, at: now });
    return rate;
  }

  private async ask(labels: string): Promise<number | undefined> {
    // One moment for both: with a scrape in between, 100 % would read as a little less.
    const at = new Date(this.clock.now());
    const sum = (selector: string) =>
      this.prometheus.value(`sum(rate(health_check_results{${selector}}[1h]))`, at);
    try {
      const [success, all] = await Promise.all([sum(`${labels},status="success"`), sum(labels)]);
      this.noteAnswer();
      return success === undefined || !all ? undefined : (success / all) * 100;
    } catch (error) {
      // Refused, too slow, or no Prometheus at all: our own results answer instead.
      this.noteSilence(error);
      this.known.delete(labels);
      return undefined;
    }
  }

  private rests(now: number): boolean {
    return this.silentSince !== undefined && now - this.silentSince < restMs;
  }

  private forgetStale(now: number): void {
    for (const [labels, { at }] of this.known) {
      if (now - at < freshMs) return; // In the order of asking: the rest is younger.
      this.known.delete(labels);
    }
  }

  private noteSilence(error: unknown): void {
    if (this.silentSince === undefined)
      this.logger.warn(
        `Prometheus does not answer; success rates come from our own results: ${reasonOf(error)}.`,
      );
    this.silentSince = this.clock.monotonic();
  }

  private noteAnswer(): void {
    if (this.silentSince !== undefined) this.logger.log('Prometheus answers again.');
    this.silentSince = undefined;
  }
}

/** fetch says why it failed in the cause of its error. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}

/** A text as the inside of a PromQL string. */
export const escaped = (text: string): string =>
  text.replace(/\\/gu, '\\\\').replace(/"/gu, '\\"').replace(/\n/gu, '\\n');
