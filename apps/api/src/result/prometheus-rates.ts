import { Clock } from '@dialtone/engine';
import type { Probe } from '@dialtone/model';
import { Injectable, Logger } from '@nestjs/common';
import { Prometheus } from './prometheus.js';

/** An answer is used for this long before it is asked for again. */
const freshMs = 30_000;
/** When Prometheus does not answer, it is not asked again for this long: lists must not wait for it over and over. */
const restMs = 10_000;

/** One query for all, however many there are, and about one moment: a scrape in between would show as failures. */
const shares = `${sumOf('{status="success"}')} / ${sumOf('')}`;

function sumOf(selector: string): string {
  return `sum by (name, type) (rate(health_check_results${selector}[1h]))`;
}

/** Percent by name and type; undefined when Prometheus did not answer. */
type Rates = ReadonlyMap<string, number> | undefined;

/** The success rates as the original had them: Prometheus' view of `health_check_results` over the last hour. */
@Injectable()
export class PrometheusRates {
  private readonly logger = new Logger(PrometheusRates.name);
  private known: { readonly rates: Promise<Rates>; readonly at: number } | undefined;
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
    if (this.known === undefined || now - this.known.at >= freshMs)
      this.known = { rates: this.ask(), at: now };
    return (await this.known.rates)?.get(keyOf(name, type));
  }

  private async ask(): Promise<Rates> {
    try {
      const samples = await this.prometheus.vector(shares, new Date(this.clock.now()));
      this.noteAnswer();
      return new Map(
        samples.map(({ labels, value }) => [keyOf(labels.name, labels.type), value * 100]),
      );
    } catch (error) {
      // Refused, too slow, or no Prometheus at all: our own results answer instead.
      this.noteSilence(error);
      this.known = undefined;
      return undefined;
    }
  }

  private rests(now: number): boolean {
    return this.silentSince !== undefined && now - this.silentSince < restMs;
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

/** A label that is empty is none to Prometheus. No type has a line break in it. */
const keyOf = (name = '', type = ''): string => `${type}\n${name}`;

/** fetch says why it failed in the cause of its error. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}
