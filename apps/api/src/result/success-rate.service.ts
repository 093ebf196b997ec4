import type { Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { PrometheusRates } from './prometheus-rates.js';
import { SuccessRates } from './success-rates.js';

/** Where the success rate of a probe comes from: Prometheus when the operator wants it so and it answers, else us. */
@Injectable()
export class SuccessRateService {
  constructor(
    private readonly own: SuccessRates,
    private readonly prometheus: PrometheusRates,
  ) {}

  /** Percent, 0 to 100, over the last hour; undefined when no check finished. */
  of(probe: Probe): number | undefined | Promise<number | undefined> {
    const own = (): number | undefined => this.own.of(probe.id);
    if (!this.prometheus.wanted) return own();
    return this.prometheus.of(probe).then(asked => asked ?? own());
  }
}
