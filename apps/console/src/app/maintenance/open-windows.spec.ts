import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Live } from '../core/live';
import { Now } from '../core/now';
import { anOpenWindow, provideWindows, windows as api } from '../testing/open-window';
import { patienceMs } from '../testing/patience';
import type { WindowNow } from './maintenance-api';
import { OpenWindows } from './open-windows';

const at = (minute: number) => Date.UTC(2026, 0, 31, 12, minute);
const iso = (minute: number) => new Date(at(minute)).toISOString();
const open = (difference: Partial<WindowNow> = {}): WindowNow =>
  anOpenWindow({ current: { from: iso(0), until: iso(30) }, ...difference });
const probe = (id: string, application: string | null = null) => ({ id, application });

const now = signal(at(10));
const healed = signal(0);

async function windows(): Promise<OpenWindows> {
  TestBed.configureTestingModule({
    providers: [
      OpenWindows,
      provideWindows(),
      { provide: Now, useValue: { ms: now } },
      { provide: Live, useValue: { healed } },
    ],
  });
  const found = TestBed.inject(OpenWindows);
  await settled();
  return found;
}

async function settled(): Promise<void> {
  TestBed.tick();
  await vi.waitFor(() => {
    expect(api.now.mock.settledResults.every(({ type }) => type !== 'incomplete')).toBe(true);
  }, patienceMs);
  await new Promise(resolve => setTimeout(resolve));
}

describe('the windows that are open', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    now.set(at(10));
  });

  it('are for the probes and the applications that they name, or for all', async () => {
    api.now.mockResolvedValue([
      open({ id: 'by id', probeIds: ['7'] }),
      open({ id: 'by application', applications: ['shop'] }),
      open({ id: 'shut', probeIds: ['9'], current: null, opensNext: iso(40) }),
    ]);
    const found = await windows();
    expect(found.of(probe('7', 'shop'))?.id).toBe('by id');
    expect(found.of(probe('8', 'shop'))?.id).toBe('by application');
    expect(found.of(probe('9'))).toBeUndefined();
  });

  it('are for all when they name nobody', async () => {
    api.now.mockResolvedValue([open()]);
    expect((await windows()).of(probe('9'))?.title).toBe('Update');
  });

  it('are asked for anew when one opens or closes, but not each second', async () => {
    api.now.mockResolvedValue([open()]);
    const found = await windows();
    expect(api.now).toHaveBeenCalledTimes(1);
    now.set(at(30));
    await settled();
    expect(api.now).toHaveBeenCalledTimes(2);
    now.set(at(30) + 1000);
    await settled();
    expect(api.now).toHaveBeenCalledTimes(2);
    api.now.mockResolvedValue([]);
    now.set(at(30) + 5000);
    await settled();
    expect(found.of(probe('9'))).toBeUndefined();
  });

  it('are what they were while nobody answers', async () => {
    api.now.mockResolvedValueOnce([open()]).mockRejectedValueOnce(new Error('away'));
    const found = await windows();
    healed.update(times => times + 1);
    await settled();
    expect(api.now).toHaveBeenCalledTimes(2);
    expect(found.of(probe('9'))?.title).toBe('Update');
  });
});
