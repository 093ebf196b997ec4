import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../core/api-error';
import { Api } from '../core/api';
import { Language } from '../core/language';
import { Live } from '../core/live';
import { aWindow } from '../testing/a-window';
import { PlayedLive } from '../testing/played-live';
import { provideTexts } from '../testing/texts';
import { patienceMs } from '../testing/patience';
import { MaintenanceApi } from './maintenance-api';
import { MaintenancePage } from './maintenance-page';

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
const api = { all: vi.fn(), save: vi.fn(), delete: vi.fn(), defaults: vi.fn(), preview: vi.fn() };

async function visit() {
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      { provide: Api, useValue: { request: vi.fn() } },
      { provide: MaintenanceApi, useValue: api },
      { provide: Live, useValue: new PlayedLive() },
    ],
  });
  await TestBed.inject(Language).choose('en');
  const fixture = TestBed.createComponent(MaintenancePage);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const overlay = <T extends HTMLElement>(selector: string) =>
    vi.waitFor(() => {
      // What has just been made is not bound yet.
      TestBed.tick();
      const found = document.querySelector<T>(`.cdk-overlay-container ${selector}`);
      if (found === null) throw new Error(`There is no ${selector}.`);
      return found;
    }, patienceMs);
  return {
    page,
    overlay,
    stable: () => fixture.whenStable(),
    titles: () => [...page.querySelectorAll('.title')].map(each => each.textContent.trim()),
    button: (name: string) => page.querySelector<HTMLElement>(`[aria-label="${name}"]`),
  };
}

describe('the page of maintenance windows', () => {
  beforeEach(() => {
    vi.resetAllMocks();
    api.defaults.mockResolvedValue({ applications: [], productInfo: { timeZone: 'UTC' } });
    api.all.mockResolvedValue([
      aWindow({ id: '1', title: 'Old' }),
      aWindow({ id: '2', title: 'Now', current: { from: hours(-1), until: hours(2.5) } }),
    ]);
  });
  afterEach(() => {
    TestBed.inject(MatDialog).closeAll();
  });

  it('shows what is on now first, for how long, and for which probes', async () => {
    const { page, titles } = await visit();
    expect(page.querySelector('h1')?.textContent).toBe('One window is open');
    expect(titles()).toEqual(['Now', 'Old']);
    const [now] = page.querySelectorAll('li');
    expect(now?.textContent).toContain('for another 2 h');
    expect(now?.textContent).toContain('All probes');
  });

  it('says so when there is none, and when they cannot be had', async () => {
    api.all.mockResolvedValue([]);
    expect((await visit()).page.textContent).toContain('No window is announced');
    TestBed.resetTestingModule();
    api.all.mockRejectedValue(new ApiError('UNREACHABLE', ''));
    expect((await visit()).page.textContent).toContain('The server does not answer.');
  });

  it('deletes one only once that is confirmed', async () => {
    const { button, overlay, stable } = await visit();
    button('Delete Now')?.click();
    const yes = await overlay<HTMLButtonElement>('mat-dialog-actions button:last-child');
    expect(api.delete).not.toHaveBeenCalled();
    yes.click();
    await vi.waitFor(() => {
      expect(api.delete).toHaveBeenCalledWith('2');
    }, patienceMs);
    await stable();
    expect(api.all).toHaveBeenCalledTimes(2);
  });

  it('puts what is wrong with a window beside its field', async () => {
    const { button, overlay } = await visit();
    button('Edit Now')?.click();
    const form = await overlay<HTMLFormElement>('app-window-form form');
    const message = 'A window ends after it begins.';
    api.save.mockRejectedValue(new ApiError('BAD_USER_INPUT', '', [{ path: ['until'], message }]));
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    expect((await overlay('[id="until-problem"]')).textContent.trim()).toBe(message);
  });
});
