import { isFor, type Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { MaintenanceCalendar } from '../maintenance/maintenance-calendar.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import type { ProbeState } from '../probe/probe-state.js';
import { ProbeStates } from '../probe/probe-states.js';
import { LastResults } from '../result/last-results.js';
import type { FleetCells as Cells } from './overview.graphql.js';

/** A letter for each state: thousands of them are one text. */
const letters: Readonly<Record<ProbeState, string>> = {
  UP: 'U',
  DOWN: 'D',
  DEGRADED: 'W',
  PENDING: 'N',
  PAUSED: 'P',
  INVALID: 'X',
};
const inMaintenanceLetter = 'M';

type Columns = Readonly<Record<'ids' | 'states' | 'latencies', string>>;

/**
 * How the probes stand, a text for each column. Ten thousand objects or lists of ten thousand items would hold up the
 * checks while they are made into an answer; these are some milliseconds.
 */
@Injectable()
export class FleetCells {
  constructor(
    private readonly catalog: ProbeCatalog,
    private readonly states: ProbeStates,
    private readonly last: LastResults,
    private readonly calendar: MaintenanceCalendar,
  ) {}

  all(): Cells {
    const probes = this.catalog.all();
    const applications = new Map<string, number>();
    const places = probes.map(({ application }) => {
      if (application === undefined) return '';
      const place = applications.get(application) ?? applications.size;
      applications.set(application, place);
      return place;
    });
    return {
      ...this.changesOf(probes),
      names: probes.map(({ name }) => lineOf(name)).join('\n'),
      applications: [...applications.keys()].map(lineOf).join('\n'),
      applicationOf: places.join(','),
    };
  }

  some(ids: Iterable<number>): Columns {
    return this.changesOf(this.catalog.some(ids));
  }

  private changesOf(probes: readonly Probe[]): Columns {
    const letterOf = this.letters();
    return {
      ids: probes.map(({ id }) => id).join(','),
      states: probes.map(letterOf).join(''),
      latencies: probes.map(({ id }) => this.latencyOf(id)).join(','),
    };
  }

  /** The windows that are open are looked up once: to see that one recurs costs more than all else here. */
  private letters(): (probe: Probe) => string {
    const windows = this.calendar.open();
    return probe => {
      const state = this.states.of(probe);
      const watched = state !== 'PAUSED' && state !== 'INVALID';
      if (watched && windows.some(window => isFor(window, probe))) return inMaintenanceLetter;
      return letters[state];
    };
  }

  /** Of the last check that was up: what a failure took says nothing of how fast the target is. */
  private latencyOf(id: number): string {
    const last = this.last.glance(id);
    return last?.up === true ? shortOf(last.latencyMs) : '';
  }
}

/** Three digits tell a colour from another. */
const shortOf = (ms: number): string => String(Number(ms.toPrecision(3)));

/** Rows of other programs may hold anything. */
const lineOf = (text: string): string => text.replaceAll('\n', ' ');
