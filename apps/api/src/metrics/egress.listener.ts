import { EgressRefused, On } from '@dialtone/engine';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../platform/config.js';
import { Metrics } from './metrics.js';

/** Counts the connections that the egress policy refuses. The rules are the operator's, so their number ends. */
@Injectable()
export class EgressListener implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  /** From the start, or a rate would miss the first of them. */
  onModuleInit(): void {
    for (const rule of this.config.egress.deny) this.metrics.refused.inc({ rule }, 0);
  }

  @On(EgressRefused)
  count({ refusal: { rule } }: EgressRefused): void {
    this.metrics.refused.inc({ rule });
  }
}
