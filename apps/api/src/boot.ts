import { Clock } from '@dialtone/engine';
import { Injectable } from '@nestjs/common';
import { MaintenanceService } from './maintenance/maintenance.service.js';
import { Readiness } from './platform/readiness.js';
import { ProbeFollower } from './probe/probe-follower.js';
import { Recorder } from './result/recorder.js';
import { RestartGaps } from './result/restart-gaps.js';
import { Restorer } from './result/restorer.js';

/**
 * The start, once every listener hears: what was known comes back, when nobody is to look is said before every probe
 * is, and what was planned while nobody ran is accounted for.
 */
@Injectable()
export class Boot {
  constructor(
    private readonly restorer: Restorer,
    private readonly maintenance: MaintenanceService,
    private readonly follower: ProbeFollower,
    private readonly gaps: RestartGaps,
    private readonly recorder: Recorder,
    private readonly readiness: Readiness,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const before = new Date(this.clock.now());
    const { aliveAt, accounted } = await this.restorer.restore();
    if (aliveAt !== undefined) this.recorder.missedFirst.begin(aliveAt);
    await this.maintenance.restore();
    await this.follower.follow();
    if (!this.follower.caughtUp) throw new Error('The probes on file cannot be read.');
    if (aliveAt !== undefined) {
      await this.gaps.account(aliveAt, accounted);
      this.recorder.saidMissed();
    }
    // The rates of the last hour may be many rows, and nothing waits for them.
    void this.restorer.restoreRates(before);
    this.readiness.markBooted();
  }
}
