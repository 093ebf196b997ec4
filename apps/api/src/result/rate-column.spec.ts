import { FakeClock } from '@dialtone/engine/testing';
import type { Outcome } from '@dialtone/model';
import { aProbe } from '@dialtone/model/testing';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { describe, expect, it, vi } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { readConfig } from '../platform/config.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { LastResults } from './last-results.js';
import { Prometheus } from './prometheus.js';
import { PrometheusRates } from './prometheus-rates.js';
import { RateColumn } from './rate-column.js';
import { SuccessRateService } from './success-rate.service.js';
import { SuccessRates } from './success-rates.js';
import { aResult, down, up } from './testing/a-result.js';
import { onFile, rowsOnFile } from './testing/probes-on-file.js';
import { finished, open } from './testing/result-room.js';

const hour = 3_600_000;

function aRateColumn(dataSource: DataSource, ids: readonly number[]) {
  const [clock, catalog, last] = [new FakeClock(), new ProbeCatalog(), new LastResults()];
  for (const id of ids) catalog.put(aProbe({ id }), 'mark');
  const own = new SuccessRates(clock);
  const asked = new PrometheusRates(new Prometheus(readConfig({}), clock), clock);
  const column = new RateColumn(catalog, new SuccessRateService(own, asked), last, dataSource);
  const saw = (probeId: number, ...outcomes: Outcome[]): void => {
    outcomes.forEach((outcome, index) => {
      const event = finished(aResult(index, { probeId, outcome }));
      own.count(event);
      last.keep(event);
    });
  };
  return { column, clock, saw };
}

const ratesOnFile = async (dataSource: DataSource) =>
  (await rowsOnFile(dataSource)).map(({ successRate }) => successRate);

describe.each(databases)('RateColumn on $name', ({ location }) => {
  it('writes the rate with two decimals, and no other column', async () => {
    const dataSource = await open(await location());
    await onFile(dataSource, { id: 1 });
    await onFile(dataSource, { id: 2, enabled: null, name: null, updatedAt: null });
    const before = await rowsOnFile(dataSource);
    const { column, saw } = aRateColumn(dataSource, [1, 2]);
    saw(1, up, up, down);
    saw(2, up);
    await column.write();
    expect(await rowsOnFile(dataSource)).toEqual([
      { ...before[0], successRate: '66.67' },
      { ...before[1], successRate: '100.00' },
    ]);
  });

  it('writes only what has changed', async () => {
    const dataSource = await open(await location());
    for (const id of [1, 2]) await onFile(dataSource, { id });
    const { column, saw } = aRateColumn(dataSource, [1, 2]);
    saw(1, up);
    saw(2, up);
    await column.write();
    saw(2, down);
    const update = vi.spyOn(dataSource.manager, 'update');
    await column.write();
    expect(update).toHaveBeenCalledOnce();
    expect(await ratesOnFile(dataSource)).toEqual(['100.00', '50.00']);
  });

  it('writes a rate that many come to in one statement', async () => {
    const dataSource = await open(await location());
    const ids = Array.from({ length: 30 }, (_, index) => index + 1);
    for (const id of ids) await onFile(dataSource, { id });
    const { column, saw } = aRateColumn(dataSource, ids);
    for (const id of ids) saw(id, up, ...(id === 7 ? [down] : []));
    const update = vi.spyOn(dataSource.manager, 'update');
    await column.write();
    expect(update).toHaveBeenCalledTimes(2);
    expect(await ratesOnFile(dataSource)).toEqual(ids.map(id => (id === 7 ? '50.00' : '100.00')));
  });

  it('leaves what another system wrote until there is a result of ours', async () => {
    const dataSource = await open(await location());
    await onFile(dataSource, { id: 1, successRate: '57.12' });
    const { column, saw } = aRateColumn(dataSource, [1]);
    await column.write();
    expect(await ratesOnFile(dataSource)).toEqual(['57.12']);
    saw(1, up);
    await column.write();
    expect(await ratesOnFile(dataSource)).toEqual(['100.00']);
  });

  it('clears the rate once an hour has passed without a check', async () => {
    const dataSource = await open(await location());
    await onFile(dataSource, { id: 1, successRate: '57.12' });
    const { column, clock, saw } = aRateColumn(dataSource, [1]);
    saw(1, up);
    clock.advance(hour);
    await column.write();
    expect(await ratesOnFile(dataSource)).toEqual([null]);
  });

  it('leaves alone what was deleted, also while the catalog still knows it', async () => {
    const dataSource = await open(await location());
    const deletedAt = new Date('2026-01-01T00:00:01.000Z');
    await onFile(dataSource, { id: 1, deletedAt, successRate: '1.00' });
    const { column, saw } = aRateColumn(dataSource, [1]);
    saw(1, up);
    await column.write();
    expect(await ratesOnFile(dataSource)).toEqual(['1.00']);
  });

  it('waits for the next round while the database is away', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const dataSource = await open(await location());
    await onFile(dataSource, { id: 1 });
    const { column, saw } = aRateColumn(dataSource, [1]);
    saw(1, up);
    vi.spyOn(dataSource.manager, 'update').mockRejectedValueOnce(new Error('gone away'));
    await column.write();
    expect(warn).toHaveBeenCalledOnce();
    await column.write();
    expect(await ratesOnFile(dataSource)).toEqual(['100.00']);
  });
});
