import { Clock, Scheduler } from '@dialtone/engine';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Readiness } from './readiness.js';

/** The database gets this long to answer. */
const patienceMs = 2000;

/** Whether the process is of use: to whoever reads, and to whoever writes. */
@Injectable()
export class Health {
  private asked: Promise<boolean> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly scheduler: Scheduler,
    private readonly readiness: Readiness,
    private readonly clock: Clock,
  ) {}

  /** What is wrong, in a sentence; undefined when nothing is. */
  async trouble(): Promise<string | undefined> {
    if (!this.readiness.booted) return 'The probes are not read yet.';
    if (!this.scheduler.running) return 'The process is ending.';
    if (!(await this.databaseAnswers())) return 'The database does not answer.';
    return this.readiness.unwritable(this.clock.now());
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
