import { describe, expect, it } from 'vitest';
import { aResult } from '../testing/fixtures';
import { exportPath, filterOf, isoText, localText, passes } from './result-filter';

const reasons = ['TIMEOUT', 'STATUS'] as const;

describe('a filter of results', () => {
  it('is read from the url, and means nothing that it cannot mean', () => {
    const texts = {
      ...{ ending: 'DOWN,DEGRADED,SIDEWAYS', reason: 'TIMEOUT,BOREDOM', status: '503,abc,12' },
      ...{ atLeast: '100', atMost: '-1', since: '2026-01-31T12:00Z', before: 'soon' },
    };
    expect(filterOf(texts, reasons)).toEqual({
      ...{ endings: ['DOWN', 'DEGRADED'], reasons: ['TIMEOUT'], httpStatuses: [503] },
      ...{ minLatencyMs: 100, from: '2026-01-31T12:00:00.000Z' },
    });
    expect(filterOf({}, reasons)).toEqual({});
    expect(filterOf({ since: '2026-02-01', before: '2026-01-01' }, reasons)).not.toHaveProperty(
      'until',
    );
  });

  it.each([
    [{ ending: 'DOWN' }, false],
    [{ ending: 'UP' }, true],
    [{ atLeast: '11' }, false],
    [{ atMost: '11' }, true],
    [{ status: '200' }, false],
    [{ reason: 'TIMEOUT' }, false],
    [{ since: '2026-01-31T12:00:00Z' }, true],
    [{ before: '2026-01-31T12:00:00Z' }, false],
  ])('%j lets a check that was up through: %s', (texts, through) => {
    expect(passes(filterOf(texts, reasons), aResult())).toBe(through);
  });

  it('knows our own failure from the target’s', () => {
    const internal = aResult({ up: false, reason: 'INTERNAL' });
    expect(passes({ endings: ['DOWN'] }, internal)).toBe(false);
    expect(passes({ endings: ['INTERNAL'] }, internal)).toBe(true);
  });

  it('is in the address of the export too', () => {
    const filter = filterOf({ ending: 'DOWN,DEGRADED', atLeast: '5' }, reasons);
    expect(exportPath('7', 'csv', filter)).toBe(
      '/api/probes/7/results.csv?ending=DOWN&ending=DEGRADED&minLatencyMs=5',
    );
    expect(exportPath('7', 'ndjson', {})).toBe('/api/probes/7/results.ndjson');
  });

  it('holds a moment as the viewer’s clock shows it', () => {
    const iso = '2026-01-31T12:34:00.000Z';
    expect(isoText(localText(iso))).toBe(iso);
    expect(localText('soon')).toBe('');
  });
});
