import { Controller, Logger, NotFoundException, Post, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../../platform/public.js';
import { Modules } from './modules.js';
import { ReloadGuard } from './reload.guard.js';

/** `POST /-/reload`: reads `blackbox.yml` again. */
@Controller('-/reload')
export class ReloadController {
  private readonly logger = new Logger(ReloadController.name);

  constructor(private readonly modules: Modules) {}

  /** Public to the guard of all routes, for its own guard takes the token of the metrics as well. */
  @Public()
  @UseGuards(ReloadGuard)
  @Post()
  reload(@Res() response: Response): void {
    if (!this.modules.enabled)
      throw new NotFoundException('There is nothing to reload: BLACKBOX_CONFIG is not set.');
    const sentences = this.modules.reload();
    for (const sentence of sentences) this.logger.error(sentence);
    response
      .status(sentences.length === 0 ? 200 : 500)
      .type('text/plain; charset=utf-8')
      .send(sentences.map(sentence => `${sentence}\n`).join(''));
  }
}
