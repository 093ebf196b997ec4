import { Bus, Clock, MaintenanceChanged } from '@dialtone/engine';
import { inMaintenance, isOpen, type MaintenanceWindow, type Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';

/** For how long the checks are told of a window that is over: a clock that is set back may want it again. */
const rememberedMs = 86_400_000;

/** The windows on file as this process knows them. Each change is said, for the checks to follow. */
@Injectable()
export class MaintenanceCalendar {
  private readonly windows = new Map<number, MaintenanceWindow>();

  constructor(
    private readonly bus: Bus,
    private readonly clock: Clock,
  ) {}

  /** By ascending id, those that are over too. */
  all(): MaintenanceWindow[] {
    return [...this.windows.values()];
  }

  get(id: number): MaintenanceWindow | undefined {
    return this.windows.get(id);
  }

  /** The window that a probe is in now; of several the one that was made first. */
  of(probe: Probe): MaintenanceWindow | undefined {
    const now = this.clock.now();
    return this.all().find(window => inMaintenance(window, probe, now));
  }

  /** The windows that are open now. */
  open(): MaintenanceWindow[] {
    const now = this.clock.now();
    return this.all().filter(({ time }) => isOpen(time, now));
  }

  put(windows: readonly MaintenanceWindow[]): void {
    for (const window of windows) this.windows.set(window.id, window);
    this.say();
  }

  remove(ids: readonly number[]): void {
    for (const id of ids) this.windows.delete(id);
    this.say();
  }

  /** Each planned run is held against every window that is said, so those long over are left out. */
  private say(): void {
    const since = this.clock.now() - rememberedMs;
    this.bus.publish(
      new MaintenanceChanged(
        this.all().filter(({ time }) => time.kind === 'recurring' || time.until > since),
      ),
    );
  }
}
