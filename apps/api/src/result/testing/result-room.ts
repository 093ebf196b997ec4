import { CheckFinished, CheckRunner, type EngineOptions } from '@dialtone/engine';
import { FakeClock, RecordingBus } from '@dialtone/engine/testing';
import type { Result } from '@dialtone/model';
import { aProbe } from '@dialtone/model/testing';
import type { DataSource } from 'typeorm';
import { afterEach } from 'vitest';
import { entities } from '../../entities.js';
import type { DatabaseLocation } from '../../platform/database-location.js';
import { createDataSource } from '../../platform/database/data-source.js';
import { Recorder } from '../recorder.js';
import { ResultStore } from '../result-store.js';

const opened: DataSource[] = [];
afterEach(async () => {
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

/** A recorder with its time in the spec's hands. */
export function aRecorder(store: Pick<ResultStore, 'insert'>) {
  const [clock, bus] = [new FakeClock(), new RecordingBus()];
  const runner = new CheckRunner(bus, clock, engineOptions);
  const recorder = new Recorder(store as ResultStore, runner, bus, clock);
  return { clock, bus, recorder, runner };
}

/** As the runner says that a check has finished. */
export const finished = ({ probeId, startedAt, outcome }: Result): CheckFinished =>
  new CheckFinished(aProbe({ id: probeId }), startedAt, startedAt, outcome, 0);
