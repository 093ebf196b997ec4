import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Health } from './health.js';
import { Public } from './public.js';

/** For whoever keeps the process running: does it live, and is it of use. */
@Public()
@Controller()
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('healthz')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 once it schedules and its database answers, to whoever reads and to whoever writes. */
  @Get('readyz')
  async ready(): Promise<{ status: 'ok' }> {
    const trouble = await this.health.trouble();
    if (trouble !== undefined) throw new ServiceUnavailableException(trouble);
    return { status: 'ok' };
  }
}
