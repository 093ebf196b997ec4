import { describe, expect, it } from 'vitest';
import { blockRows } from '../blocks/keeping.js';
import { CheckResults } from './check-results.js';
import { Page } from '../blocks/page.js';

const probes = 2 * blockRows;

function aRoom(): CheckResults {
  const results = new CheckResults();
  for (let id = 1; id <= probes; id += 1) results.add(id, { name: `shop ${id}`, type: 'HTTP' });
  return results;
}

/** What the blocks say, from one on that somebody has read half of. */
function rest(blocks: ReturnType<CheckResults['blocks']>): string[] {
  const page = new Page();
  for (const block of blocks) block.write(page);
  return page
    .take()
    .toString()
    .split('\n')
    .filter(line => line.startsWith('health'));
}
const read = (results: CheckResults): string[] => rest(results.blocks());
const names = (lines: readonly string[]): string[] =>
  lines
    .filter(line => line.includes('success'))
    .map(line => /name="([^"]*)"/u.exec(line)?.[1] ?? '');

describe('the rows of health_check_results', () => {
  it('stand in the order of the first checks, and those that were not checked behind them', () => {
    const results = aRoom();
    results.count(400, { up: true });
    results.count(7, { up: false });
    results.count(400, { up: true });
    expect(names(read(results)).slice(0, 2)).toEqual(['shop 400', 'shop 7']);
    results.count(100, { up: true });
    expect(names(read(results)).slice(0, 3)).toEqual(['shop 400', 'shop 7', 'shop 100']);
    expect(new Set(read(results)).size).toBe(2 * probes);
  });

  it('stay where they are while somebody reads, so that each is read once', () => {
    const results = aRoom();
    const reading = results.blocks();
    const page = new Page();
    for (const { done, value } of [reading.next(), reading.next()])
      if (done !== true) value.write(page);
    for (let id = probes; id > 0; id -= 1) results.count(id, { up: true });
    const other = names(read(results));
    expect(other[0]).toBe('shop 1');
    const begun = page
      .take()
      .toString()
      .split('\n')
      .filter(line => line.startsWith('health'));
    expect(new Set(names([...begun, ...rest(reading)])).size).toBe(probes);
    expect(names(read(results))[0]).toBe(`shop ${probes}`);
  });

  it('move again once a reader has gone away', () => {
    const results = aRoom();
    const reading = results.blocks();
    reading.next();
    reading.return(undefined);
    results.count(9, { up: true });
    expect(names(read(results))[0]).toBe('shop 9');
  });

  it('are taken again when a probe is gone, whether it was checked or not', () => {
    const results = aRoom();
    results.count(300, { up: true });
    results.count(301, { up: true });
    results.remove(300);
    results.remove(1);
    expect(read(results)).toHaveLength(2 * (probes - 2));
    results.remove(301);
    for (const id of [601, 602, 603]) {
      results.add(id, { name: `new ${id}`, type: 'TCP' });
      results.count(id, { up: true });
    }
    const lines = read(results);
    expect(new Set(names(lines)).size).toBe(probes);
    expect(lines.filter(line => line.includes('new ')).length).toBe(6);
  });
});
