import { pipeline } from 'node:stream/promises';
import { Controller, Get, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../platform/config.js';
import { Public } from '../platform/public.js';
import { readerIsGone } from '../platform/reader-gone.js';
import { textFormat } from './blackbox/families/exposition.js';
import { packed, plain } from './blocks/sending.js';
import { Exposition } from './exposition.js';
import { Gauges } from './gauges.js';
import { bears } from './token.js';

/** `GET /metrics`, in the Prometheus text format 0.0.4: OpenMetrics would rename the original's counter. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly exposition: Exposition,
    private readonly gauges: Gauges,
    private readonly config: Config,
  ) {}

  /** Open to everybody, as scrapers expect, unless the operator has set a token. */
  @Public()
  @Get()
  async index(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { metricsToken } = this.config;
    if (metricsToken !== undefined && !bears(request.headers.authorization, metricsToken))
      throw new UnauthorizedException(
        'The metrics want their token: Authorization: Bearer <METRICS_TOKEN>.',
      );
    this.gauges.update();
    response.set({ 'Content-Type': textFormat, Vary: 'Accept-Encoding' });
    const blocks = this.exposition.blocks();
    const asGzip = request.acceptsEncodings('gzip', 'identity') === 'gzip';
    if (asGzip) response.set('Content-Encoding', 'gzip');
    try {
      await pipeline(asGzip ? packed(blocks) : plain(blocks), response);
    } catch (error) {
      // There is nobody to tell.
      if (!readerIsGone(error)) throw error;
    }
  }
}
