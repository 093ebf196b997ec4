import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { EMPTY } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../core/api-error';
import type { ProbeInput } from '../../core/gql/graphql';
import { Language } from '../../core/language';
import { Session } from '../../core/session';
import { anEvidence } from '../../testing/an-evidence';
import { aProbe, aTrial } from '../../testing/fixtures';
import { provideTexts } from '../../testing/texts';
import { Toast } from '../../ui/toast';
import { patienceMs } from '../../testing/patience';
import type { FormTask } from './form-task';
import { ProbesApi } from '../probes-api';
import { ProbeForm } from './probe-form';

const api = {
  applications: vi.fn(() => Promise.resolve(['checkout'])),
  schedulePreview: vi.fn((cron: string) =>
    cron === 'sometimes'
      ? Promise.reject(
          new ApiError('BAD_USER_INPUT', 'No.', [{ path: ['cron'], message: 'Never.' }]),
        )
      : Promise.resolve({
          normal: cron,
          description: 'every so often',
          next: [],
          timeZone: 'UTC',
          timeChange: null,
        }),
  ),
  create: vi.fn(),
  update: vi.fn(),
  try: vi.fn(),
};
const drawer = { close: vi.fn(), backdropClick: () => EMPTY };

async function open(task: FormTask) {
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = () => undefined;
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      { provide: ProbesApi, useValue: api },
      { provide: MAT_DIALOG_DATA, useValue: task },
      { provide: MatDialogRef, useValue: drawer },
      { provide: MatDialog, useValue: {} },
      { provide: Toast, useValue: { say: vi.fn() } },
      { provide: Session, useValue: { user: () => ({ username: 'admin' }) } },
    ],
  });
  await TestBed.inject(Language).choose('en');
  const fixture = TestBed.createComponent(ProbeForm);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const control = (field: string) => {
    const found = page.querySelector<HTMLInputElement>(`[id="${field}"]`);
    if (found === null) throw new Error(`There is no field ${field}.`);
    return found;
  };
  return {
    page,
    control,
    stable: () => fixture.whenStable(),
    leaveBehind: () => {
      fixture.destroy();
    },
    type: async (field: string, text: string) => {
      control(field).value = text;
      control(field).dispatchEvent(new Event('input'));
      await fixture.whenStable();
    },
    choose: async (field: string, value: string) => {
      control(field).value = value;
      control(field).dispatchEvent(new Event('change'));
      await fixture.whenStable();
    },
    pressNamed: async (name: string) => {
      [...page.querySelectorAll('button')]
        .find(b => b.getAttribute('aria-label') === name)
        ?.click();
      await fixture.whenStable();
    },
    point: async (beginning: string) => {
      const points = [...page.querySelectorAll<HTMLElement>('app-point-picker button')];
      points.find(point => point.textContent.trim().startsWith(beginning))?.click();
      await fixture.whenStable();
    },
    leave: async (field: string) => {
      control(field).dispatchEvent(new Event('blur'));
      await fixture.whenStable();
    },
    press: async (word: string) => {
      [...page.querySelectorAll('button')].find(b => b.textContent.trim() === word)?.click();
      await fixture.whenStable();
    },
    problemAt: (field: string) =>
      page.querySelector(`[id="${field}-problem"]`)?.textContent.trim() ?? null,
  };
}

describe('the form of a probe', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    sessionStorage.clear();
  });

  it('says nothing of a field before it was left', async () => {
    const form = await open({ kind: 'create' });
    expect(form.problemAt('name')).toBeNull();
    await form.leave('name');
    expect(form.problemAt('name')).toBe('A name is needed.');
    expect(form.problemAt('target.http.url')).toBeNull();
  });

  it('names everything that is wrong when it is saved, and asks nobody', async () => {
    const form = await open({ kind: 'create' });
    await form.type('target.http.url', 'example.com');
    await form.press('Save');
    expect(form.problemAt('name')).toBe('A name is needed.');
    expect(form.problemAt('target.http.url')).toContain('is not a URL');
    expect(form.control('name').getAttribute('aria-describedby')).toBe('name-problem');
    expect(api.create).not.toHaveBeenCalled();
  });

  it('puts what the API refuses beside its field, and keeps what was typed', async () => {
    const form = await open({ kind: 'create' });
    await form.type('name', 'checkout');
    await form.type('target.http.url', 'https://example.com');
    api.create.mockRejectedValueOnce(
      new ApiError('BAD_USER_INPUT', 'The input has problems.', [
        { path: ['name'], message: 'Another probe has this name.' },
        { path: ['quota'], message: 'No more are allowed.' },
      ]),
    );
    await form.press('Save');
    expect(form.problemAt('name')).toBe('Another probe has this name.');
    expect(form.page.querySelector('[role=alert]')?.textContent).toContain(
      'quota: No more are allowed.',
    );
    expect(form.control('target.http.url').value).toBe('https://example.com');
    expect(drawer.close).not.toHaveBeenCalled();

    await form.type('name', 'checkout-2');
    expect(form.problemAt('name')).toBeNull();
  });

  it('closes with the probe that was saved', async () => {
    const form = await open({ kind: 'create' });
    const saved = aProbe();
    api.create.mockResolvedValueOnce(saved);
    await form.type('name', 'checkout');
    await form.type('target.http.url', 'https://example.com');
    await form.press('Save');
    expect(api.create).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'checkout', cron: '30s', enabled: true }),
    );
    expect(drawer.close).toHaveBeenCalledWith(saved);
  });

  it('updates the probe that it was opened with', async () => {
    const form = await open({ kind: 'edit', probe: aProbe({ id: '7' }) });
    api.update.mockResolvedValueOnce(aProbe());
    await form.type('application', '');
    await form.press('Save');
    expect(api.update).toHaveBeenCalledWith('7', expect.objectContaining({ application: null }));
  });

  it('keeps what was typed for one type while another is looked at', async () => {
    const form = await open({ kind: 'create' });
    const choose = async (type: string) => {
      form.page
        .querySelector<HTMLInputElement>(`input[type=radio][value=${type}]`)
        ?.dispatchEvent(new Event('change'));
      await form.stable();
    };
    await form.type('target.http.url', 'https://example.com');
    await choose('TCP');
    expect(form.control('target.tcp.port').value).toBe('');
    await choose('HTTP');
    expect(form.control('target.http.url').value).toBe('https://example.com');
  });

  it('says what is wrong with a schedule without waiting for it to be left', async () => {
    const form = await open({ kind: 'edit', probe: aProbe({ cron: 'sometimes' }) });
    await vi.waitFor(() => {
      expect(form.problemAt('cron')).toBe('Never.');
    }, patienceMs);
  });

  it('shows what a try sees, with its reason, before anything is saved', async () => {
    const form = await open({ kind: 'edit', probe: aProbe() });
    api.try.mockResolvedValueOnce(
      aTrial({ up: false, reason: 'CONNECT', message: 'refused by 192.0.2.1:443' }),
    );
    await form.press('Try');
    const shown = form.page.querySelector('app-try-result')?.textContent;
    expect(shown).toContain('Down');
    expect(shown).toContain('CONNECT');
    expect(shown).toContain('refused by 192.0.2.1:443');
    expect(api.update).not.toHaveBeenCalled();
  });

  it('opens the parts that hold something, and says of the others nothing but their names', async () => {
    const form = await open({ kind: 'edit', probe: aProbe() });
    const folds = [...form.page.querySelectorAll('.sections > app-fold > details')].map(fold => [
      fold.querySelector('summary')?.textContent.replace(/\s+/gu, ' ').trim(),
      fold.hasAttribute('open'),
    ]);
    expect(folds).toEqual([
      ['RequestHeaders 1', true],
      ['Sign-in', false],
      ['Connection & TLS', false],
      ['Expectations', false],
    ]);
  });

  it('opens the part in which something is wrong, and points at it', async () => {
    const form = await open({ kind: 'edit', probe: aProbe() });
    await form.press('Add an expectation');
    await form.choose('target.http.expectations.0.subject', 'HEADER');
    await form.press('Save');
    expect(form.problemAt('target.http.expectations.0.name')).toBe(
      'The name of a header is needed.',
    );
    await vi.waitFor(() => {
      const field = form.control('target.http.expectations.0.name');
      expect(document.activeElement?.id).toBe(field.id);
      expect(field.closest('details')?.open).toBe(true);
    }, patienceMs);
    expect(api.update).not.toHaveBeenCalled();
  });

  it('adds, moves and removes expectations, and sends them in their order', async () => {
    const form = await open({ kind: 'edit', probe: aProbe() });
    api.update.mockResolvedValueOnce(aProbe());
    for (let times = 0; times < 3; times++) await form.press('Add an expectation');
    const row = 'target.http.expectations';
    await form.choose(`${row}.0.subject`, 'LATENCY');
    await form.type(`${row}.0.values`, '500');
    form.page
      .querySelector<HTMLInputElement>(`input[name="${row}.0.severity"][value=DEGRADED]`)
      ?.dispatchEvent(new Event('change'));
    await form.choose(`${row}.1.subject`, 'JSON');
    await form.type(`${row}.1.name`, '$.status');
    await form.type(`${row}.1.values`, 'ok');
    await form.pressNamed('Move 1 down');
    await form.pressNamed('Remove Expectation 3');
    await form.press('Save');
    const given = { name: null, comparison: 'EQUALS', severity: 'DOWN' };
    expect(api.update).toHaveBeenCalledWith(
      '1',
      expect.objectContaining({
        target: {
          http: expect.objectContaining({
            expectations: [
              { ...given, subject: 'JSON', name: '$.status', values: ['ok'] },
              {
                ...given,
                subject: 'LATENCY',
                comparison: 'LESS',
                values: ['500'],
                severity: 'DEGRADED',
              },
            ],
          }) as unknown,
        },
      }),
    );
  });

  it('gives a hidden secret back as it came, until something else is typed', async () => {
    const settings = { http: { url: 'https://example.com', auth: { bearer: '********' } } };
    const form = await open({ kind: 'edit', probe: aProbe({ settings }) });
    const token = form.control('target.http.auth.bearer');
    expect([token.type, token.value, token.placeholder]).toEqual(['password', '', '********']);
    const sent = () => (api.update.mock.calls.at(-1)?.[1] as ProbeInput).target.http?.auth;
    api.update.mockResolvedValue(aProbe());
    await form.press('Save');
    expect(sent()).toEqual({ bearer: '********' });
    await form.type('target.http.auth.bearer', 'another');
    await form.press('Save');
    expect(sent()).toEqual({ bearer: 'another' });
  });

  it('tries with the secrets of the probe that it was opened with, and shows what was expected', async () => {
    const form = await open({ kind: 'edit', probe: aProbe({ id: '7' }) });
    const expectation = {
      subject: 'LATENCY' as const,
      name: null,
      comparison: 'LESS' as const,
      values: ['80'],
      severity: 'DEGRADED' as const,
    };
    const judged = {
      expectation,
      text: 'latency less than 80 ms',
      held: false,
      actual: '120',
      note: null,
    };
    api.try.mockResolvedValueOnce(aTrial({ degraded: true, expectations: [judged] }));
    await form.press('Try');
    expect(api.try).toHaveBeenCalledWith(expect.anything(), '7');
    const shown = form.page.querySelector('app-try-result')?.textContent.replace(/\s+/gu, ' ');
    expect(shown).toContain('Latency Degraded');
    expect(shown).toContain('is less than 80 ms');
    expect(shown).toContain('120 ms');
  });

  it('makes an expectation of what is pointed at in the answer, and holds it against that answer', async () => {
    const form = await open({ kind: 'edit', probe: aProbe() });
    const http = {
      version: '1.1',
      status: 200,
      statusText: 'OK',
      headers: [{ name: 'Content-Type', value: 'application/json; charset=utf-8' }],
      finalUrl: 'https://checkout.example.com/healthz',
      bodyBytes: 15,
      bodyCut: false,
      excerpt: '{"status":"ok"}',
      hops: [],
    };
    api.try.mockResolvedValueOnce(aTrial({ evidence: anEvidence({ http }) }));
    await form.press('Try');
    await form.point('Expect of $.status:');
    const row = 'target.http.expectations.0';
    expect(form.control(`${row}.subject`).value).toBe('JSON');
    expect(form.control(`${row}.name`).value).toBe('$.status');
    expect(form.control(`${row}.values`).value).toBe('ok');
    await vi.waitFor(() => {
      expect(document.activeElement?.id).toBe(`${row}.values`);
    }, patienceMs);
    const verdict = () =>
      form.page.querySelector('.verdict')?.textContent.replace(/\s+/gu, ' ').trim();
    expect(verdict()).toBe('Holds for the last answer: "ok"');
    await form.type(`${row}.values`, 'fine');
    expect(verdict()).toBe('Does not hold for the last answer: "ok"');
    await form.point('Expect of $.status:');
    expect(form.page.querySelectorAll('app-expectation-row')).toHaveLength(1);
  });

  describe('that goes away without being saved', () => {
    const leave = async (form: Awaited<ReturnType<typeof open>>) => {
      await form.type('name', 'checkout');
      await form.type('target.http.url', 'https://example.com');
      form.leaveBehind();
      TestBed.resetTestingModule();
    };
    const offered = (form: Awaited<ReturnType<typeof open>>) =>
      form.page.querySelector('app-kept-offer')?.textContent.replace(/\s+/gu, ' ').trim();

    it('offers what was typed when it is opened again', async () => {
      await leave(await open({ kind: 'create' }));
      const form = await open({ kind: 'create' });
      expect(offered(form)).toContain('checkout');
      expect(form.control('name').value).toBe('');
      await form.press('Go on');
      expect(form.control('name').value).toBe('checkout');
      expect(form.control('target.http.url').value).toBe('https://example.com');
      expect(offered(form)).toBe('');
    });

    it('says that secrets must be typed again, and keeps none', async () => {
      const settings = { http: { url: 'https://example.com', auth: { bearer: '********' } } };
      const form = await open({ kind: 'edit', probe: aProbe({ id: '7', settings }) });
      await form.type('target.http.auth.bearer', 's3cret');
      form.leaveBehind();
      TestBed.resetTestingModule();
      expect(JSON.stringify({ ...sessionStorage })).not.toContain('s3cret');
      const again = await open({ kind: 'edit', probe: aProbe({ id: '7', settings }) });
      expect(offered(again)).toContain('must be typed again');
    });

    it('offers it for the same probe only', async () => {
      await leave(await open({ kind: 'edit', probe: aProbe({ id: '7' }) }));
      expect(offered(await open({ kind: 'edit', probe: aProbe({ id: '8' }) }))).toBe('');
    });

    it('offers nothing once it was saved', async () => {
      const form = await open({ kind: 'create' });
      api.create.mockResolvedValueOnce(aProbe());
      await form.type('name', 'checkout');
      await form.type('target.http.url', 'https://example.com');
      await form.press('Save');
      form.leaveBehind();
      TestBed.resetTestingModule();
      expect(offered(await open({ kind: 'create' }))).toBe('');
    });

    it('asks before the page goes, while something is not saved', async () => {
      const form = await open({ kind: 'create' });
      const going = () => {
        const event = new Event('beforeunload', { cancelable: true });
        dispatchEvent(event);
        return event.defaultPrevented;
      };
      expect(going()).toBe(false);
      await form.type('name', 'checkout');
      expect(going()).toBe(true);
    });
  });
});
