import { Injectable } from '@nestjs/common';
import type { Block } from './blocks/block.js';
import { Exported } from './exported.js';
import { Metrics } from './metrics.js';
import { checkResults, CheckResults } from './probes/check-results.js';
import { ProbeFamilies } from './probes/probe-families.js';

/** Everything at `/metrics`, in Prometheus' text format 0.0.4. */
@Injectable()
export class Exposition {
  constructor(
    private readonly metrics: Metrics,
    private readonly results: CheckResults,
    private readonly families: ProbeFamilies,
    private readonly exported: Exported,
  ) {}

  /** Block by block, as somebody asks for the next. Others may have their turn between two, and each tells what is so then. */
  async *blocks(): AsyncGenerator<Block> {
    const { registry, lateness, queueTime } = this.metrics;
    const ofProcess = Buffer.from(`${await registry.metrics()}\n`);
    yield {
      write: page => {
        page.put(ofProcess);
        lateness.write(page);
        queueTime.write(page);
      },
    };
    if (this.exported.families.has(checkResults.name)) yield* this.results.blocks();
    yield* this.families.blocks();
  }
}
