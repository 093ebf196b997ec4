import { describe, expect, it } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { HistoryService } from './history.service.js';
import { aResult, down } from './testing/a-result.js';
import { aHistory, aRecorder, batchOf, finished, open } from './testing/result-room.js';

describe.each(databases)('HistoryService on $name', ({ location }) => {
  it('lists what is written and what waits, newest first and each once', async () => {
    const place = await location();
    await open(place);
    const { desk, reader } = await aHistory(place);
    const { recorder } = aRecorder(desk);
    const history = new HistoryService(reader, recorder);
    await desk.write(batchOf([aResult(1), aResult(2), aResult(1, { probeId: 2 })]));
    for (const result of [aResult(2), aResult(3, { outcome: down }), aResult(4, { probeId: 2 })])
      recorder.record(finished(result));
    const all = [aResult(3, { outcome: down }), aResult(2), aResult(1)];
    expect(await history.newest(1, 100)).toEqual(all);
    expect(await history.newest(1, 2)).toEqual(all.slice(0, 2));
    expect(await history.newest(1, 100, aResult(3).startedAt)).toEqual(all.slice(1));
    expect(await history.newest(1, 100, aResult(1).startedAt)).toEqual([]);
    expect(await history.newest(3, 100)).toEqual([]);
  });

  it.each([0, -1, 10_001])('refuses a limit of %d', async limit => {
    const place = await location();
    await open(place);
    const { desk, reader } = await aHistory(place);
    const history = new HistoryService(reader, aRecorder(desk).recorder);
    await expect(history.newest(1, limit)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: ['limit'], message: `The limit is from 1 to 10000; this is ${limit}.` }],
    });
  });
});
