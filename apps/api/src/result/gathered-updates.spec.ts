import { describe, expect, it } from 'vitest';
import { type Gathered, GatheredUpdates, mostInMessage } from './gathered-updates.js';

/** What a client gathers that follows these, after its first message. */
function following(...ids: number[]) {
  const gathered = new GatheredUpdates(
    () => ids,
    () => undefined,
  );
  const first = gathered.take();
  return { gathered, first, ids };
}
const nothing: Gathered = { snapshot: false, changed: [], removed: [], checks: 0, changes: 0 };
const known = (id: number) => ({ id, saved: false });
const fresh = (id: number) => ({ id, saved: true });

describe('what gathers for a client', () => {
  it('begins with all that it follows, with their settings', () => {
    const { gathered, first } = following(1, 2);
    expect(first).toEqual({ ...nothing, snapshot: true, changed: [fresh(1), fresh(2)] });
    expect(gathered.hasNews).toBe(false);
  });

  it('is one entry for each probe, however often it was checked', () => {
    const { gathered } = following(1, 2, 3);
    for (const id of [1, 2, 1, 1, 9]) gathered.checked(id);
    expect(gathered.take()).toEqual({ ...nothing, changed: [known(1), known(2)], checks: 4 });
    expect(gathered.hasNews).toBe(false);
  });

  it('tells of settings that were saved, also when a check came after', () => {
    const { gathered } = following(1, 2);
    gathered.judged(fresh(1), true);
    gathered.judged(known(1), true);
    gathered.checked(1);
    gathered.judged(known(2), true);
    expect(gathered.take().changed).toEqual([fresh(1), known(2)]);
  });

  it('follows who begins to belong, and tells who does no longer', () => {
    const { gathered } = following(1, 2);
    gathered.checked(1);
    gathered.judged(known(1), false);
    gathered.judged(known(3), true);
    gathered.judged(known(4), false);
    gathered.gone(2);
    gathered.gone(5);
    expect(gathered.take()).toMatchObject({ changed: [fresh(3)], removed: [1, 2] });
    gathered.checked(1);
    expect(gathered.hasNews).toBe(false);
  });

  it('does not tell of both a removal and a return', () => {
    const { gathered } = following(1);
    gathered.judged(known(1), false);
    gathered.judged(known(1), true);
    expect(gathered.take()).toMatchObject({ changed: [fresh(1)], removed: [] });
  });

  it('begins anew once it was dropped, with what is there by then', () => {
    const { gathered, ids } = following(1, 2);
    gathered.checked(1);
    gathered.drop();
    for (const id of [1, 2]) gathered.checked(id);
    ids.pop();
    ids.push(3);
    expect(gathered.take()).toMatchObject({ snapshot: true, changed: [fresh(1), fresh(3)] });
    gathered.checked(3);
    expect(gathered.take()).toMatchObject({ snapshot: false, changed: [known(3)], checks: 1 });
  });

  it('comes in more messages when it is too much for one', () => {
    const ids = Array.from({ length: mostInMessage + 3 }, (_, id) => id);
    const { gathered, first } = following(...ids);
    expect([first.snapshot, first.changed.length, gathered.hasNews]).toEqual([
      true,
      mostInMessage,
      true,
    ]);
    expect(gathered.take()).toMatchObject({
      snapshot: false,
      changed: [500, 501, 502].map(fresh),
    });
    expect(gathered.hasNews).toBe(false);
  });

  it('counts what changes elsewhere, and is told when anything moves', () => {
    const { gathered } = following(1);
    gathered.move(0);
    expect(gathered.hasNews).toBe(true);
    expect(gathered.take().changes).toBe(0);
    gathered.move(1);
    gathered.move(1);
    expect(gathered.take().changes).toBe(2);
    expect(gathered.hasNews).toBe(false);
  });
});
