import { CheckFinished, CheckRunner, type EngineOptions } from '@dialtone/engine';
import { FakeClock, RecordingBus } from '@dialtone/engine/testing';
import {
  type History,
  HistoryDesk,
  type Kept,
  openHistory,
  packed,
  type PackedBatch,
  usuallyKept,
} from '@dialtone/history';
import type { Result, ValidProbe } from '@dialtone/model';
import { aProbe } from '@dialtone/model/testing';
import type { DataSource } from 'typeorm';
import { afterEach } from 'vitest';
import { entities } from '../../entities.js';
import type { DatabaseLocation } from '../../platform/database-location.js';
import { createDataSource } from '../../platform/database/data-source.js';
import { Recorder } from '../recorder.js';
import { tupleOfResult } from '../stored-result.js';

const opened: DataSource[] = [];
const histories: History[] = [];
afterEach(async () => {
  for (const history of histories.splice(0)) await history.close();
  for (const dataSource of opened.splice(0))
    if (dataSource.isInitialized) await dataSource.destroy();
});

/** The whole schema on this database; closed when the spec ends. */
export async function open(location: DatabaseLocation): Promise<DataSource> {
  const dataSource = await createDataSource({ location, timeZone: 'UTC', entities });
  opened.push(dataSource);
  return dataSource;
}

export const engineOptions: EngineOptions = {
  timeZone: 'UTC',
  checksAtOnce: 10,
  egress: { refuses: () => false },
  checkers: {} as EngineOptions['checkers'], // Nothing is checked here.
};

export interface HistorySettings {
  /** Milliseconds since 1970. */
  readonly now?: number;
  readonly kept?: Kept;
  readonly busyMs?: number;
}

/** The history of this database, whose schema is there. It is closed when the spec ends. */
export async function aHistory(
  location: DatabaseLocation,
  { now = 0, kept = usuallyKept, ...wait }: HistorySettings = {},
): Promise<History> {
  const place = location.kind === 'sqlite' ? { ...location, ...wait } : location;
  const history = await openHistory({ place, location: 'local', now, kept });
  histories.push(history);
  return history;
}

let sequence = 0;

/** Results of the schedule, as the recorder hands them over. */
export const batchOf = (results: readonly Result[]): PackedBatch => ({
  sequence: (sequence += 1),
  results: packed(results.map(result => tupleOfResult(result, false))),
  gaps: [],
  aliveAt: 0,
});

/** A recorder with its time in the spec's hands. */
export function aRecorder(history: Pick<HistoryDesk, 'write' | 'roll'>) {
  const clock = new FakeClock();
  const bus = new RecordingBus(clock);
  const runner = new CheckRunner(bus, clock, engineOptions);
  const recorder = new Recorder(history as HistoryDesk, runner, bus, clock);
  return { clock, bus, recorder, runner };
}

const probes = new Map<number, ValidProbe>();
/** One for each id: specs of much that waits make hundreds of thousands of events. */
function probeOf(id: number): ValidProbe {
  const probe = probes.get(id) ?? aProbe({ id });
  probes.set(id, probe);
  return probe;
}

/** As the runner says that a check has finished that somebody asked for. */
export const askedFor = ({ probeId, startedAt, outcome }: Result): CheckFinished =>
  new CheckFinished(probeOf(probeId), undefined, startedAt, outcome, 0);

/** As the runner says that a check has finished. */
export const finished = ({ probeId, startedAt, outcome }: Result): CheckFinished =>
  new CheckFinished(probeOf(probeId), startedAt, startedAt, outcome, 0);
