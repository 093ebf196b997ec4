import {
  type MaintenanceDraft,
  type MaintenanceInput,
  type MaintenancePatch,
  type MaintenanceWindow,
  parseMaintenanceInput,
  patchedMaintenance,
  type Problem,
} from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config.js';
import { badInput, notFound } from '../platform/errors.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { MaintenanceCalendar } from './maintenance-calendar.js';
import { MaintenanceStore } from './maintenance-store.js';

/** Every way of changing the windows on file. Each change is committed before it is said. */
@Injectable()
export class MaintenanceService {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: MaintenanceStore,
    private readonly calendar: MaintenanceCalendar,
    private readonly probes: ProbeCatalog,
    private readonly config: Config,
  ) {}

  /** Says what is on file: before the first check, that none is made in a window. */
  async restore(): Promise<void> {
    this.calendar.put(await this.store.all());
  }

  /** @throws UserError with every problem of the input */
  async create(input: MaintenanceInput): Promise<MaintenanceWindow> {
    return this.inTurn(async () => this.known(await this.store.insert(this.judge(input))));
  }

  async update(id: number, patch: MaintenancePatch): Promise<MaintenanceWindow> {
    return this.inTurn(async () => {
      const current = this.calendar.get(id);
      if (current === undefined) throw notFound('maintenance window', id);
      const draft = this.judge(patchedMaintenance(current, patch), current.probeIds);
      return this.known(await this.store.update(id, draft));
    });
  }

  /** @returns the ids that were on file among those asked for */
  async delete(ids: readonly number[]): Promise<number[]> {
    return this.inTurn(async () => {
      const onFile = [...new Set(ids)].filter(id => this.calendar.get(id) !== undefined);
      if (onFile.length === 0) return [];
      await this.store.delete(onFile);
      this.calendar.remove(onFile);
      return onFile;
    });
  }

  /** @param named the probes that the window names already; they may be gone by now */
  private judge(input: MaintenancePatch, named: readonly number[] = []): MaintenanceDraft {
    const parsed = parseMaintenanceInput(input, this.config.timeZone);
    const strangers = this.strangers(input.probeIds ?? [], new Set(named));
    if (!parsed.ok) throw badInput([...parsed.problems, ...strangers]);
    if (strangers.length > 0) throw badInput(strangers);
    return parsed.value;
  }

  private strangers(ids: readonly number[], named: ReadonlySet<number>): Problem[] {
    const message = 'There is no probe with this id.';
    return ids.flatMap((id, place) =>
      named.has(id) || this.probes.get(id) !== undefined
        ? []
        : { path: ['probeIds', place], message },
    );
  }

  private known(window: MaintenanceWindow): MaintenanceWindow {
    this.calendar.put([window]);
    return window;
  }

  /** One change after the other, so that what is known follows what is on file. */
  private async inTurn<T>(change: () => Promise<T>): Promise<T> {
    const done = this.last.then(change, change);
    this.last = done;
    return done;
  }
}
