import { PrometheusController } from '@willsoto/nestjs-prometheus';
import { Controller, Get, Headers, Res, UnauthorizedException } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../platform/public.js';
import { Config } from '../platform/config.js';
import { Gauges } from './gauges.js';
import { Metrics } from './metrics.js';
import { ProbeFamilies } from './probe-families.js';
import { bears } from './token.js';

/** `GET /metrics`, in the Prometheus text format 0.0.4: OpenMetrics would rename the original's counter. */
@Controller('metrics')
export class MetricsController extends PrometheusController {
  constructor(
    private readonly metrics: Metrics,
    private readonly gauges: Gauges,
    private readonly families: ProbeFamilies,
    private readonly config: Config,
  ) {
    super();
  }

  /** Open to everybody, as scrapers expect, unless the operator has set a token. */
  @Public()
  @Get()
  override async index(
    @Res({ passthrough: true }) response: Response,
    @Headers('authorization') authorization?: string,
  ): Promise<string> {
    const { metricsToken } = this.config;
    if (metricsToken !== undefined && !bears(authorization, metricsToken))
      throw new UnauthorizedException(
        'The metrics want their token: Authorization: Bearer <METRICS_TOKEN>.',
      );
    this.gauges.update();
    response.header('Content-Type', this.metrics.registry.contentType);
    return `${await this.metrics.registry.metrics()}\n${await this.families.exposition()}`;
  }
}
