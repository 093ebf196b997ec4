import { Clock, Scheduler } from '@dialtone/engine';
import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Public } from './public.js';
import { Readiness } from './readiness.js';

/** The database gets this long to answer. */
const patienceMs = 2000;

/** For whoever keeps the process running: does it live, and is it of use. */
@Public()
@Controller()
export class HealthController {
  private asked: Promise<boolean> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly scheduler: Scheduler,
    private readonly readiness: Readiness,
    private readonly clock: Clock,
  ) {}

  @Get('healthz')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 once it schedules and its database answers, to whoever reads and to whoever writes. */
  @Get('readyz')
  async ready(): Promise<{ status: 'ok' }> {
    if (!this.readiness.booted)
      throw new ServiceUnavailableException('The probes are not read yet.');
    if (!this.scheduler.running) throw new ServiceUnavailableException('The process is ending.');
    if (!(await this.databaseAnswers()))
      throw new ServiceUnavailableException('The database does not answer.');
    const unwritable = this.readiness.unwritable(this.clock.now());
    if (unwritable !== undefined) throw new ServiceUnavailableException(unwritable);
    return { status: 'ok' };
  }

  private async databaseAnswers(): Promise<boolean> {
    const { promise: tooLate, resolve } = Promise.withResolvers<boolean>();
    const cancel = this.clock.after(patienceMs, () => {
      resolve(false);
    });
    try {
      return await Promise.race([this.answer(), tooLate]);
    } finally {
      cancel();
    }
  }

  /** One question at a time: a database that hangs is not asked again by everyone who wants to know. */
  private async answer(): Promise<boolean> {
    this.asked ??= this.ask().finally(() => {
      this.asked = undefined;
    });
    return this.asked;
  }

  private async ask(): Promise<boolean> {
    try {
      await this.dataSource.query('SELECT 1');
      return true;
    } catch {
      return false; // Whatever it says: it does not answer.
    }
  }
}
