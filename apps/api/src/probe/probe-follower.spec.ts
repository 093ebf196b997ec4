import { ProbeRemoved, ProbeSaved } from '@dialtone/engine';
import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  databases,
  hasMariaDb,
  type TestDatabase,
  throwawayMariaDb,
} from '../platform/database/testing/databases.js';
import { ProbeStore } from './probe-store.js';
import { anInput, ProbeRoom } from './testing/probe-room.js';

const triggersOf = async (room: ProbeRoom) =>
  room.dataSource.query<{ name: string; sql: string }[]>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
  );

/** As another program would by making the tables anew. */
async function stopCounting(room: ProbeRoom): Promise<void> {
  for (const { name } of await triggersOf(room)) await room.sql(`DROP TRIGGER ${name}`);
}

const uncounted = databases
  .filter(({ dialect }) => dialect === 'sqlite')
  .map(database => ({ ...database, name: 'SQLite where nobody counts', stopCounting }));

describe.each<TestDatabase & { readonly stopCounting?: typeof stopCounting }>([
  ...databases,
  ...uncounted,
])('following a table on $name', database => {
  let first: ProbeRoom;
  let room: ProbeRoom;
  let id: number;
  beforeAll(async () => {
    first = await ProbeRoom.open(database);
    await database.stopCounting?.(first);
  }, 60_000);
  beforeEach(async () => {
    room = await first.empty();
    ({ id } = await room.service.create(anInput({ timeoutMs: 500 }), 1));
    await room.follower.follow();
    room.bus.said.length = 0;
  }, 60_000);
  afterEach(() => {
    vi.restoreAllMocks();
  });
  afterAll(() => first.close());

  /** What was said since, as `created 7`. */
  const said = (): string[] =>
    room.bus.said.map(event =>
      event instanceof ProbeSaved
        ? `${event.cause} ${event.probe.id}`
        : event instanceof ProbeRemoved
          ? `removed ${event.probe.id}`
          : 'else',
    );
  const follow = async (statement: string, values: unknown[] = [id]): Promise<string[]> => {
    await room.sql(statement, values);
    await room.follower.follow();
    return said();
  };

  it('says nothing of what did not change', async () => {
    await room.follower.follow();
    expect(said()).toEqual([]);
  });

  it('says again what is on file when the process starts', async () => {
    await room.service.delete([id], 1);
    const [live = 0] = await room.rows(1);
    const restarted = room.restarted();
    expect(restarted.follower.caughtUp).toBe(false);
    await restarted.follower.follow();
    expect(restarted.follower.caughtUp).toBe(true);
    expect(restarted.bus.of(ProbeSaved)).toMatchObject([
      { probe: { id: live }, cause: 'replayed' },
    ]);
  });

  it('sees a row that another program inserts', async () => {
    const insert =
      "INSERT INTO dial_api (id, name, type, url, cron, enabled) VALUES (?, '网关', 'PING', 'gateway', '1m', 1)";
    expect(await follow(insert, [id + 1])).toEqual([`created ${id + 1}`]);
    expect(room.catalog.get(id + 1)).toMatchObject({ type: 'ICMP', enabled: true });
  });

  it.each([
    ['changes', "UPDATE dial_api SET url = 'other:1' WHERE id = ?", { address: 'other:1' }],
    ['disables', 'UPDATE dial_api SET enabled = 0 WHERE id = ?', { enabled: false }],
    ['blanks', 'UPDATE dial_api SET enabled = NULL WHERE id = ?', { enabled: false }],
    ['breaks', "UPDATE dial_api SET cron = 'soon' WHERE id = ?", { valid: false }],
  ])('sees a row that another program %s, though its time stays', async (_, update, expected) => {
    expect(await follow(update)).toEqual([`updated ${id}`]);
    expect(room.catalog.get(id)).toMatchObject(expected);
  });

  it('sees a row deleted, and its parts when it is restored', async () => {
    const gone = "UPDATE dial_api SET deleted_at = '2026-01-01 00:00:00.000' WHERE id = ?";
    expect(await follow(gone)).toEqual([`removed ${id}`]);
    expect(room.catalog.size).toBe(0);
    const back = 'UPDATE dial_api SET deleted_at = NULL WHERE id = ?';
    expect(await follow(back)).toEqual([`removed ${id}`, `created ${id}`]);
    expect(room.catalog.get(id)).toMatchObject({ timeoutMs: 500 });
  });

  it('sees a row that is gone altogether', async () => {
    expect(await follow('DELETE FROM dial_api WHERE id = ?')).toEqual([`removed ${id}`]);
  });

  it('takes a new success rate for no change', async () => {
    expect(await follow("UPDATE dial_api SET success_rate = '99.50' WHERE id = ?")).toEqual([]);
  });

  it('sees each of 1,200 rows', { timeout: 60_000 }, async () => {
    const ids = await room.rows(1200);
    await room.follower.follow();
    expect(said()).toEqual(ids.map(other => `created ${other}`));
    const [last = 0] = ids.slice(-1);
    room.bus.said.length = 0;
    expect(await follow("UPDATE dial_api SET name = 'new' WHERE id = ?", [last])).toEqual([
      `updated ${last}`,
    ]);
  });

  it('does not read twice at a time', async () => {
    const readings = vi.spyOn(room.marks, 'stretches');
    await room.sql('UPDATE dial_api SET created_by = 7');
    await Promise.all([room.follower.follow(), room.follower.follow()]);
    expect(readings).toHaveBeenCalledOnce();
  });

  it('reads no row again of a stretch that is as it was', { timeout: 60_000 }, async () => {
    const ids = await room.rows(700);
    await room.follower.follow();
    await room.follower.follow();
    room.marks.readings = 0;
    await room.follower.follow();
    expect(room.marks.readings).toBe(0);
    const [last = 0] = ids.slice(-1);
    room.bus.said.length = 0;
    expect(await follow("UPDATE dial_api SET name = 'new' WHERE id = ?", [last])).toEqual([
      `updated ${last}`,
    ]);
    expect(room.marks.readings).toBe(1);
  });

  it('mends what another program wrote while we wrote the same', async () => {
    const { update } = ProbeStore.prototype;
    vi.spyOn(room.store, 'update').mockImplementation(async (...parts) => {
      const stored = await update.apply(room.store, parts);
      await follow("UPDATE dial_api SET name = 'theirs' WHERE id = ?");
      return stored;
    });
    await room.service.update(id, { name: 'ours' }, 1);
    expect(room.catalog.get(id)?.name).toBe('ours');
    await room.follower.follow();
    expect(room.catalog.get(id)?.name).toBe('theirs');
  });

  describe.each([
    ['nothing else has changed', 'meanwhile'],
    ['others have changed what is read with it', 'meanwhileWithin'],
  ] as const)('while we write ourselves, and %s', (_, moment) => {
    const during = async (write: () => Promise<unknown>): Promise<void> => {
      // The rows are looked at even so where changes are counted.
      await room.sql('UPDATE dial_api SET name = name');
      if (moment === 'meanwhileWithin')
        await room.sql("UPDATE dial_api SET success_rate = '99.50', created_by = 7");
      room.marks[moment] = async () => {
        room.marks[moment] = () => Promise.resolve();
        await write();
      };
      await room.follower.follow();
    };

    it('does not undo our change with what it read before', async () => {
      await during(() => room.service.update(id, { name: 'new' }, 1));
      expect(room.catalog.get(id)?.name).toBe('new');
      expect(said()).toEqual([`updated ${id}`]);
    });

    it('does not bring back what we deleted', async () => {
      await during(() => room.service.delete([id], 1));
      expect(room.catalog.size).toBe(0);
      expect(said()).toEqual([`removed ${id}`]);
    });

    it('does not remove what we created', async () => {
      await during(() => room.service.create(anInput(), 1));
      expect(room.catalog.size).toBe(2);
      expect(said().filter(word => !word.startsWith('updated'))).toHaveLength(1);
    });

    it('does not say again what it has said before us', async () => {
      const { catalog, follower, store } = room;
      const { insert } = ProbeStore.prototype;
      vi.spyOn(store, 'insert').mockImplementation(async (...parts) => {
        const stored = await insert.apply(store, parts);
        await follower.follow();
        return stored;
      });
      const probe = await room.service.create(anInput(), 1);
      expect(catalog.get(probe.id)).toEqual(probe);
      expect(said()).toEqual([`created ${probe.id}`]);
    });
  });

  it('leaves the catalog alone when the database goes away during a reading', async () => {
    await room.rows(600);
    await room.follower.follow();
    const before = room.catalog.all();
    const log = vi.spyOn(Logger.prototype, 'log').mockReturnValue();
    const warn = vi.spyOn(Logger.prototype, 'warn').mockReturnValue();
    await room.sql("UPDATE dial_api SET name = 'new' WHERE id = ?", [id]);
    room.bus.said.length = 0;
    room.marks.meanwhile = async () => {
      room.marks.meanwhile = () => Promise.resolve();
      await room.sql('ALTER TABLE dial_api RENAME TO elsewhere');
    };
    try {
      await room.follower.follow();
      await room.follower.follow();
    } finally {
      await room.sql('ALTER TABLE elsewhere RENAME TO dial_api');
    }
    expect(said()).toEqual([]);
    expect(room.catalog.all()).toEqual(before);
    expect(warn).toHaveBeenCalledOnce();
    await room.follower.follow();
    await room.follower.follow();
    expect(log.mock.calls).toEqual([['The probes on file can be read again.']]);
    expect(said()).toEqual([`updated ${id}`]);
  });

  it('has not caught up while the database does not answer', async () => {
    vi.spyOn(Logger.prototype, 'log').mockReturnValue();
    vi.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const restarted = room.restarted();
    restarted.marks.meanwhile = () => Promise.reject(new Error('away'));
    await restarted.follower.follow();
    expect(restarted.follower.caughtUp).toBe(false);
    restarted.marks.meanwhile = () => Promise.resolve();
    await restarted.follower.follow();
    expect(restarted.follower.caughtUp).toBe(true);
    expect(restarted.bus.of(ProbeSaved)).toMatchObject([{ cause: 'replayed' }]);
  });
});

describe.each(databases.filter(({ dialect }) => dialect === 'sqlite'))(
  'a table on $name whose changes are counted',
  database => {
    let room: ProbeRoom;
    let id: number;
    beforeAll(async () => {
      room = await ProbeRoom.open(database);
    });
    beforeEach(async () => {
      room = await room.empty();
      ({ id } = await room.service.create(anInput({ timeoutMs: 500 }), 1));
      await room.follower.follow();
    });
    afterAll(() => room.close());

    /** How often rows were looked at. */
    const looks = async (times = 1): Promise<number> => {
      const stretches = vi.spyOn(room.marks, 'stretches');
      for (let time = 0; time < times; time += 1) await room.follower.follow();
      const { length } = stretches.mock.calls;
      stretches.mockRestore();
      return length;
    };

    it('is not looked at while nothing changes', async () => {
      expect(await looks(5)).toBe(0);
    });

    it.each([
      ['of a probe', 'UPDATE dial_api SET created_by = 7 WHERE id = ?'],
      ['that changes nothing', 'UPDATE dial_api SET name = name WHERE id = ?'],
      [
        'of all that there is',
        "UPDATE dial_api SET success_rate = '99.50', name = 'new' WHERE id = ?",
      ],
      ['of parts', "UPDATE dialtone_probe_parts SET parts = '{}' WHERE probe_id = ?"],
      ['that deletes', 'DELETE FROM dial_api WHERE id = ?'],
      ['that deletes parts', 'DELETE FROM dialtone_probe_parts WHERE probe_id = ?'],
      ['that replaces', 'REPLACE INTO dial_api (id, name) VALUES (?, NULL)'],
    ])('is looked at once after a statement %s', async (_, statement) => {
      await room.sql(statement, [id]);
      expect(await looks(1)).toBe(1);
      await looks(2);
      expect(await looks(5)).toBe(0);
    });

    it('is not looked at for a success rate', async () => {
      await room.sql("UPDATE dial_api SET success_rate = '12.00' WHERE id = ?", [id]);
      expect(await looks()).toBe(0);
    });

    it('is looked at from time to time all the same, for a program may write without triggers', async () => {
      expect(await looks(61)).toBe(1);
    });

    it('is looked at each time where another program has made it anew without them', async () => {
      const triggers = await triggersOf(room);
      const name = 'dialtone_probe_changes_update';
      await room.sql(`DROP TRIGGER ${name}`);
      expect(await looks(3)).toBe(3);
      for (const trigger of triggers) if (trigger.name === name) await room.sql(trigger.sql);
      await looks(1);
      expect(await looks(3)).toBe(0);
    });
  },
);

describe.runIf(hasMariaDb)('a server that ends like in a power cut', () => {
  it('costs nothing that is known, and is followed again', { timeout: 60_000 }, async () => {
    vi.spyOn(Logger.prototype, 'log').mockReturnValue();
    vi.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const server = await throwawayMariaDb();
    const room = await ProbeRoom.open({
      name: 'MariaDB',
      dialect: 'mysql',
      location: () => server.database(),
    });
    // The server of specs is in no hurry to have things on disk.
    await room.sql('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
    const { id } = await room.service.create(anInput(), 1);
    await room.follower.follow();
    await server.kill();
    try {
      await room.follower.follow();
      expect(room.catalog.get(id)).toMatchObject({ name: 'shop' });
      await expect(room.service.update(id, { name: 'new' }, 1)).rejects.toThrow();
      expect(room.catalog.get(id)).toMatchObject({ name: 'shop' });
    } finally {
      await server.resume();
    }
    await room.sql("UPDATE dial_api SET name = 'theirs' WHERE id = ?", [id]);
    await room.follower.follow();
    expect(room.catalog.get(id)).toMatchObject({ name: 'theirs' });
    expect(room.bus.of(ProbeRemoved)).toEqual([]);
    await room.close();
  });
});
