import { Injectable } from '@nestjs/common';
import { nextTurn } from '../platform/next-turn.js';
import { Exported } from './exported.js';
import { Metrics } from './metrics.js';
import { checkResults, CheckResults } from './probes/check-results.js';
import { Page } from './probes/page.js';
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

  /**
   * Page by page, as somebody asks for the next. Checks have their turn between two, and nothing is kept: each page is written
   * where the one before was, so that one is to be done with by then.
   */
  async *pages(): AsyncGenerator<Buffer> {
    yield Buffer.from(`${await this.metrics.registry.metrics()}\n`);
    const page = new Page();
    this.metrics.lateness.write(page);
    this.metrics.queueTime.write(page);
    const withResults = this.exported.families.has(checkResults.name);
    for (const part of [...(withResults ? [this.results] : []), this.families]) {
      const writing = part.write(page);
      while (writing.next().done !== true) {
        yield page.take();
        await nextTurn();
      }
    }
    yield page.take();
  }
}
