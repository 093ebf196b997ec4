import {
  Controller,
  Get,
  NotFoundException,
  Req,
  Res,
  UnauthorizedException,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../../platform/config.js';
import { Public } from '../../platform/public.js';
import { bears } from '../token.js';
import { BlackboxMetrics } from './blackbox-metrics.js';
import { debugOutput } from './debug-output.js';
import { exposition, textFormat } from './families/exposition.js';
import { Modules } from './modules.js';
import { readQuestion, type Refusal } from './question.js';
import { TargetProber } from './target-prober.js';

/** `GET /probe`, as blackbox_exporter answers it: a target that is down is an answer, not an error. */
@Controller('probe')
export class BlackboxController {
  constructor(
    private readonly config: Config,
    private readonly modules: Modules,
    private readonly prober: TargetProber,
    private readonly metrics: BlackboxMetrics,
  ) {}

  /** Open to whoever may read the metrics; there is none unless `BLACKBOX_CONFIG` is set. */
  @Public()
  @Get()
  async probe(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!this.modules.enabled)
      throw new NotFoundException('There is no /probe here: BLACKBOX_CONFIG is not set.');
    const { metricsToken } = this.config;
    if (metricsToken !== undefined && !bears(request.headers.authorization, metricsToken))
      throw new UnauthorizedException(
        'A probe wants the token of the metrics: Authorization: Bearer <METRICS_TOKEN>.',
      );
    const question = readQuestion(request, name => this.modules.find(name));
    if ('status' in question) this.refuse(response, question);
    else await this.answer(response, question);
  }

  private refuse(response: Response, { status, message, isUnknownModule }: Refusal): void {
    if (isUnknownModule === true) this.metrics.unknownModules.inc();
    response.status(status).type('text/plain; charset=utf-8').send(`${message}\n`);
  }

  private async answer(
    response: Response,
    { named, asked, timeoutMs, debug }: Exclude<ReturnType<typeof readQuestion>, Refusal>,
  ): Promise<void> {
    const found = await this.prober.probe(named.module, asked, timeoutMs);
    if (found === undefined) {
      this.refuse(response, { status: 503, message: 'The process ends.' });
      return;
    }
    response
      .status(200)
      .type(debug ? 'text/plain; charset=utf-8' : textFormat)
      .send(
        debug
          ? debugOutput(found, { target: asked.target, written: named.written })
          : exposition(found.points),
      );
  }
}
