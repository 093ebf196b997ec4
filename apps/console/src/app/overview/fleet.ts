import type {
  FleetQuery,
  FleetUpdatesSubscription,
  OverviewLatencyQuery,
} from '../core/gql/graphql';
import type { Standing } from '../ui/standing';
import { type Heat, heatOf } from './heat';

export type FleetColumns = FleetQuery['fleet'];
export type CellChanges = FleetUpdatesSubscription['fleetUpdates']['cells'];
export type NormalColumns = OverviewLatencyQuery['overview']['latency']['normal'];

const standingOf: Readonly<Record<string, Standing>> = {
  U: 'UP',
  D: 'DOWN',
  W: 'DEGRADED',
  N: 'PENDING',
  P: 'PAUSED',
  X: 'INVALID',
  M: 'MAINTENANCE',
};

/** One probe as the map tells of it. */
export interface Cell {
  readonly id: string;
  readonly name: string;
  readonly application: string | undefined;
  readonly standing: Standing;
  /** Of the last check, if it was up. */
  readonly latencyMs: number | undefined;
  /** What half of its checks of a day took at most. */
  readonly medianMs: number | undefined;
  readonly heat: Heat;
}

/** All probes in columns, each by its place; ten thousand objects would be made anew with every answer. */
export class Fleet {
  private readonly ids: readonly string[];
  private readonly names: readonly string[];
  private readonly standings: Standing[];
  private readonly latencies: Float32Array;
  private readonly medians: Float32Array;
  private readonly p95s: Float32Array;
  private readonly placeOf: ReadonlyMap<string, number>;
  /** Each once, in alphabetical order. */
  readonly applications: readonly string[];
  private readonly applicationOf: readonly (string | undefined)[];

  constructor(columns: FleetColumns) {
    this.ids = listOf(columns.ids, ',');
    this.names = columns.names.split('\n');
    this.standings = [...columns.states].map(letter => standingOf[letter] ?? 'UNKNOWN');
    this.latencies = numbersOf(columns.latencies, this.size);
    this.medians = new Float32Array(this.size).fill(NaN);
    this.p95s = new Float32Array(this.size).fill(NaN);
    this.placeOf = new Map(this.ids.map((id, place) => [id, place]));
    const applications = listOf(columns.applications, '\n');
    const places = columns.applicationOf.split(',');
    this.applicationOf = places.map(text => (text === '' ? undefined : applications[Number(text)]));
    this.applications = applications.toSorted((one, other) => one.localeCompare(other));
  }

  get size(): number {
    return this.ids.length;
  }

  at(place: number): Cell {
    const [latency, median] = [this.latencies[place], this.medians[place]].map(known);
    return {
      id: this.ids[place] ?? '',
      name: this.names[place] ?? '',
      application: this.applicationOf[place],
      standing: this.standingAt(place),
      latencyMs: latency,
      medianMs: median,
      heat: this.heatAt(place),
    };
  }

  standingAt(place: number): Standing {
    return this.standings[place] ?? 'UNKNOWN';
  }

  heatAt(place: number): Heat {
    return heatOf(this.latencies[place] ?? NaN, {
      medianMs: this.medians[place] ?? NaN,
      p95Ms: this.p95s[place] ?? NaN,
    });
  }

  /** How many stand how. */
  counts(): Map<Standing, number> {
    const counts = new Map<Standing, number>();
    for (const standing of this.standings) counts.set(standing, (counts.get(standing) ?? 0) + 1);
    return counts;
  }

  /** Takes in what changed. @returns the places of the cells that look different now */
  apply({ ids, states, latencies }: CellChanges): number[] {
    const changed = listOf(ids, ',');
    const took = numbersOf(latencies, changed.length);
    return changed.flatMap((id, index) => {
      const place = this.placeOf.get(id);
      if (place === undefined) return [];
      const before = this.lookAt(place);
      this.standings[place] = standingOf[states[index] ?? ''] ?? 'UNKNOWN';
      this.latencies[place] = took[index] ?? NaN;
      return this.lookAt(place) === before ? [] : place;
    });
  }

  /** Takes in what is normal for each. */
  learn({ ids, medians, p95s }: NormalColumns): void {
    const known = listOf(ids, ',');
    const [middles, highs] = [medians, p95s].map(text => numbersOf(text, known.length));
    for (const [index, id] of known.entries()) {
      const place = this.placeOf.get(id);
      if (place === undefined) continue;
      this.medians[place] = middles?.[index] ?? NaN;
      this.p95s[place] = highs?.[index] ?? NaN;
    }
  }

  /** The places of the cells, application by application where that is wanted, and by name within. */
  ordered(by: 'application' | 'name'): Group[] {
    const all = this.ids.map((_, place) => place);
    const compare = new Intl.Collator(undefined, { numeric: true }).compare;
    all.sort((one, other) => compare(this.names[one] ?? '', this.names[other] ?? ''));
    if (by === 'name') return [{ name: undefined, places: all }];
    const groups = Map.groupBy(all, place => this.applicationOf[place]);
    return [...this.applications, undefined].flatMap(name => {
      const places = groups.get(name);
      return places === undefined ? [] : { name, places };
    });
  }

  private lookAt(place: number): string {
    return `${this.standingAt(place)} ${this.heatAt(place)}`;
  }
}

/** Cells that stand together; without a name, those that belong to no application. */
export interface Group {
  readonly name: string | undefined;
  readonly places: readonly number[];
}

const known = (value: number | undefined): number | undefined =>
  value === undefined || Number.isNaN(value) ? undefined : value;

const listOf = (text: string, part: string): string[] => (text === '' ? [] : text.split(part));

function numbersOf(text: string, length: number): Float32Array {
  const texts = text.split(',');
  return Float32Array.from({ length }, (_, index) => (texts[index] ? Number(texts[index]) : NaN));
}
