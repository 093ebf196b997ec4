import { aProbe } from '@dialtone/model/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { ProbeCatalog } from './probe-catalog.js';

let catalog: ProbeCatalog;
beforeEach(() => {
  catalog = new ProbeCatalog();
});

it('holds each probe as it was put last', () => {
  catalog.put(aProbe({ id: 1, name: 'old' }), 'a');
  catalog.put(aProbe({ id: 2 }), 'b');
  catalog.put(aProbe({ id: 1, name: 'new' }), 'c');
  expect(catalog.ids()).toEqual([1, 2]);
  expect(catalog.size).toBe(2);
  expect([catalog.get(1)?.name, catalog.mark(1)]).toEqual(['new', 'c']);
  catalog.remove(1);
  expect([catalog.get(1), catalog.mark(1)]).toEqual([undefined, undefined]);
  expect(catalog.all()).toEqual([aProbe({ id: 2 })]);
});

describe('a reading that began before our own write says nothing of it', () => {
  it.each<[string, (moment: number) => void, boolean]>([
    ['nothing was written', () => undefined, false],
    [
      'another was written',
      () => {
        catalog.put(aProbe({ id: 2 }), 'b');
      },
      false,
    ],
    [
      'it was changed',
      () => {
        catalog.put(aProbe(), 'b');
      },
      true,
    ],
    [
      'it was removed',
      () => {
        catalog.remove(1);
      },
      true,
    ],
    [
      'it was removed and put back',
      () => {
        catalog.remove(1);
        catalog.put(aProbe(), 'a');
      },
      true,
    ],
    [
      'it was removed, and older removals are forgotten',
      moment => {
        catalog.remove(1);
        catalog.forgetRemovalsBefore(moment);
      },
      true,
    ],
    [
      'it was removed, and that is forgotten',
      () => {
        catalog.remove(1);
        catalog.forgetRemovalsBefore(catalog.now());
      },
      false,
    ],
  ])('%s: %#', (_, write, wrote) => {
    catalog.put(aProbe(), 'a');
    const moment = catalog.now();
    write(moment);
    expect(catalog.wroteSince(1, moment)).toBe(wrote);
  });

  it('also when the probe was not there', () => {
    const moment = catalog.now();
    expect(catalog.wroteSince(1, moment)).toBe(false);
    catalog.put(aProbe(), 'a');
    expect(catalog.wroteSince(1, moment)).toBe(true);
  });
});
