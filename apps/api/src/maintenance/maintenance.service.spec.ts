import { MaintenanceChanged } from '@dialtone/engine';
import { FakeClock, RecordingBus } from '@dialtone/engine/testing';
import { aProbe } from '@dialtone/model/testing';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entities } from '../entities.js';
import { readConfig } from '../platform/config.js';
import { createDataSource } from '../platform/database/data-source.js';
import { databases } from '../platform/database/testing/databases.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { MaintenanceCalendar } from './maintenance-calendar.js';
import { MaintenanceStore } from './maintenance-store.js';
import { MaintenanceRow } from './maintenance.entity.js';
import { MaintenanceService } from './maintenance.service.js';

const minute = 60_000;
const shop = aProbe({ id: 7, application: 'shop' });

/** A process that has just started on this database, with one probe. */
function aRoom(dataSource: DataSource) {
  const [bus, clock, catalog] = [new RecordingBus(), new FakeClock(), new ProbeCatalog()];
  catalog.put(shop, '');
  const calendar = new MaintenanceCalendar(bus, clock);
  const config = readConfig({ TIME_ZONE: 'Europe/Berlin' });
  const store = new MaintenanceStore(dataSource);
  const service = new MaintenanceService(store, calendar, catalog, config);
  const said = () => bus.of(MaintenanceChanged).map(({ windows }) => windows.map(({ id }) => id));
  return { bus, clock, catalog, calendar, store, service, said };
}

describe.each(databases)('the maintenance windows on $name', ({ location }) => {
  let dataSource: DataSource;
  let room: ReturnType<typeof aRoom>;
  beforeAll(async () => {
    dataSource = await createDataSource({ location: await location(), timeZone: 'UTC', entities });
  }, 60_000);
  beforeEach(async () => {
    await dataSource.getRepository(MaintenanceRow).deleteAll();
    room = aRoom(dataSource);
  });
  afterAll(() => dataSource.destroy());

  const around = (from: number, until: number) => ({
    title: 'Update',
    from: new Date(room.clock.now() + from),
    until: new Date(room.clock.now() + until),
  });
  const weekly = {
    title: '长',
    cron: '0 3 * * 0',
    durationMinutes: 90,
    probeIds: [7],
    applications: ['🚀'],
  };

  it('are on file as they were given, and come back after a restart', async () => {
    const made = [
      await room.service.create(around(-minute, minute)),
      await room.service.create(weekly),
    ];
    expect(made.map(({ time }) => time.kind)).toEqual(['once', 'recurring']);
    const next = aRoom(dataSource);
    await next.service.restore();
    expect(next.calendar.all()).toEqual(made);
    expect(next.said()).toEqual([made.map(({ id }) => id)]);
  });

  it('are said when there are none', async () => {
    await room.service.restore();
    expect(room.said()).toEqual([[]]);
  });

  it('are said after each change, once it is on file', async () => {
    const { service, store } = room;
    const { id } = await service.create(weekly);
    await service.update(id, { title: 'Backup', applications: null });
    expect(await store.all()).toEqual(room.calendar.all());
    expect(room.calendar.get(id)).toMatchObject({ title: 'Backup', applications: [] });
    expect(await service.delete([id, id, 77])).toEqual([id]);
    expect(await service.delete([id])).toEqual([]);
    expect(await store.all()).toEqual([]);
    expect(room.said()).toEqual([[id], [id], []]);
  });

  it('change one after the other', async () => {
    const { id } = await room.service.create(around(-minute, minute));
    await Promise.all([
      room.service.update(id, { title: 'one' }),
      room.service.update(id, { applications: ['shop'] }),
      room.service.create(weekly),
    ]);
    expect(room.calendar.get(id)).toMatchObject({ title: 'one', applications: ['shop'] });
    expect(await room.store.all()).toEqual(room.calendar.all());
  });

  it('stay as they are when a change is refused', async () => {
    const { id } = await room.service.create(weekly);
    await expect(room.service.update(id, { probeIds: [7, 8], title: '' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [
        { path: ['title'], message: 'A title is needed.' },
        { path: ['probeIds', 1], message: 'There is no probe with this id.' },
      ],
    });
    await expect(room.service.create({ ...weekly, probeIds: [0] })).rejects.toMatchObject({
      problems: [{ path: ['probeIds', 0] }],
    });
    await expect(room.service.update(77, {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(room.said()).toEqual([[id]]);
    await room.service.update(id, { title: 'and the next is not kept waiting' });
  });

  it('may go on naming a probe that is gone', async () => {
    const { id } = await room.service.create(weekly);
    room.catalog.remove(7);
    await room.service.update(id, { probeIds: [7], title: 'Backup' });
    expect(room.calendar.get(id)).toMatchObject({ title: 'Backup', probeIds: [7] });
  });

  it('stay on file when they are over, and are no longer said a day later', async () => {
    const { id } = await room.service.create(around(-minute, minute));
    room.clock.advance(86_400_000 + minute);
    await room.service.create(weekly);
    expect(room.said()).toEqual([[id], [id + 1]]);
    expect(room.calendar.all().map(window => window.id)).toEqual([id, id + 1]);
  });

  it('tell which of them a probe is in now', async () => {
    expect(room.calendar.of(shop)).toBeUndefined();
    await room.service.create({ ...around(-minute, minute), applications: ['bank'] });
    const second = await room.service.create({ ...around(0, minute), applications: ['shop'] });
    await room.service.create({ ...around(0, 2 * minute), probeIds: [7] });
    expect(room.calendar.of(shop)).toEqual(second);
    room.clock.advance(2 * minute);
    expect(room.calendar.of(shop)).toBeUndefined();
  });
});
