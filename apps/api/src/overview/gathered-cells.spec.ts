import { describe, expect, it } from 'vitest';
import { GatheredCells } from './gathered-cells.js';

const aClient = () => new GatheredCells(() => undefined);

describe('what gathers of the fleet for a client', () => {
  it('begins with the word that all have to be asked for', () => {
    const gathered = aClient();
    expect(gathered.take()).toEqual({ stale: true, ids: [] });
    expect(gathered.hasNews).toBe(false);
  });

  it('is one entry for each cell, in more messages when it is much', () => {
    const gathered = aClient();
    gathered.take();
    for (const id of [1, 2, 1]) gathered.change(id);
    expect(gathered.take()).toEqual({ stale: false, ids: [1, 2] });
    for (let id = 0; id < 3000; id += 1) gathered.change(id);
    expect([gathered.take().ids.length, gathered.take().ids.length]).toEqual([2500, 500]);
  });

  it('begins anew for a client that took nothing', () => {
    const gathered = aClient();
    gathered.take();
    gathered.change(1);
    gathered.drop();
    expect(gathered.take()).toEqual({ stale: true, ids: [] });
  });
});
