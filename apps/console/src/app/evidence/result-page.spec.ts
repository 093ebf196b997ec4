import { provideLocationMocks } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../core/api-error';
import { Language } from '../core/language';
import { anEvidence } from '../testing/an-evidence';
import { aResult } from '../testing/fixtures';
import { provideTexts } from '../testing/texts';
import { patienceMs } from '../testing/patience';
import { EvidenceApi } from './evidence-api';
import { ResultPage } from './result-page';

const judged = (held: boolean, actual: string | null) => ({
  expectation: {
    subject: 'HEADER' as const,
    name: 'content-type',
    comparison: 'CONTAINS' as const,
    values: ['json'],
    severity: 'DOWN' as const,
  },
  text: 'header content-type contains “json”',
  held,
  actual,
  note: null,
});
const certificate = (subject: string, endsAt: string) => ({
  subject,
  issuer: 'CN=An Authority',
  names: ['example.com'],
  endsAt,
  fingerprint: subject,
  key: 'EC P-256',
});
const tls = (subject: string, endsAt: string) => ({
  version: 'TLS 1.3',
  cipher: null,
  protocol: null,
  trusted: true,
  problem: null,
  certificates: [certificate(subject, endsAt)],
});
const failed = {
  ...aResult({
    id: '1-2',
    up: false,
    reason: 'HEADER',
    message: 'header content-type contains “json”: it is text/html',
    startedAt: '2026-01-31T12:00:00.000Z',
    expectations: [judged(false, 'text/html')],
  }),
  evidence: anEvidence({ address: '192.0.2.1', tls: tls('CN=new', '2026-01-28T12:00:00.000Z') }),
};
const good = {
  ...aResult({ id: '1-1', expectations: [judged(true, 'application/json')] }),
  evidence: anEvidence({ address: '192.0.2.9', tls: tls('CN=old', '2026-03-02T12:00:00.000Z') }),
};

const api = {
  failures: vi.fn(),
  comparison: vi.fn(),
  result: vi.fn(),
  probe: vi.fn(() =>
    Promise.resolve({ id: '1', name: 'shop', application: null, curl: 'curl -sS http://x' }),
  ),
};

async function visit(url: string) {
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      provideRouter(
        [{ path: 'probes/:id/results/:resultId', component: ResultPage }],
        withComponentInputBinding(),
      ),
      provideLocationMocks(),
      { provide: EvidenceApi, useValue: api },
    ],
  });
  await TestBed.inject(Language).choose('en');
  const harness = await RouterTestingHarness.create(url);
  await harness.fixture.whenStable();
  const page = harness.fixture.nativeElement as HTMLElement;
  return {
    page,
    text: () => page.textContent.replace(/\s+/gu, ' '),
    press: async (word: string) => {
      [...page.querySelectorAll('button')].find(b => b.textContent.trim() === word)?.click();
      await harness.fixture.whenStable();
    },
  };
}

describe('the page of a failed check', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    api.failures.mockResolvedValue([failed, aResult({ id: '1-0', up: false, reason: 'TIMEOUT' })]);
    api.comparison.mockResolvedValue({ failed, good });
  });

  it('lays the failure beside the last good check, and marks what differs by sign and word', async () => {
    const { page, text } = await visit('/probes/1/results/1-2');
    expect(text()).toContain('HEADER · header content-type contains “json”: it is text/html');
    const row = [...page.querySelectorAll('app-side-by-side tr')].find(each =>
      each.textContent.includes('Address used'),
    );
    expect(row?.textContent.replace(/\s+/gu, ' ')).toMatch(
      /≠ differs.*192\.0\.2\.1.*192\.0\.2\.9/u,
    );
    expect(text()).toContain('3 things differ from the last good check.');
  });

  it('tells of each expectation what was expected, what was there, and what was there before', async () => {
    const { page } = await visit('/probes/1/results/1-2');
    const cells = [...page.querySelectorAll('app-expectation-table tbody td')].map(cell =>
      cell.textContent.replace(/\s+/gu, ' ').trim(),
    );
    expect(cells).toEqual([
      'Header content-type Down',
      'contains “json”',
      'Nowtext/html',
      'Last goodapplication/json',
    ]);
  });

  it('shows the certificates of both, with what is left of each', async () => {
    const { page } = await visit('/probes/1/results/1-2');
    const rows = [...page.querySelectorAll('app-certificate-table tbody tr')].map(row =>
      [...row.querySelectorAll('td')].map(cell => cell.textContent.trim()),
    );
    expect(rows).toEqual([
      ['CN=new', 'CN=An Authority', '3 d ago', 'example.com', 'EC P-256', '+ failed'],
      ['CN=old', 'CN=An Authority', 'in 30 d', 'example.com', 'EC P-256', '− last good'],
    ]);
  });

  it('offers the other failures, each under its own url, and marks the one that is shown', async () => {
    const { page } = await visit('/probes/1/results/1-2');
    const links = [...page.querySelectorAll('app-failure-list a')];
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      '/probes/1/results/1-2',
      '/probes/1/results/1-0',
    ]);
    expect(links.map(link => link.getAttribute('aria-current'))).toEqual(['true', null]);
  });

  it('says so when nothing is kept of the check, or it is of another probe', async () => {
    api.comparison.mockResolvedValue({ failed: { ...failed, probeId: '7' }, good: null });
    const { text } = await visit('/probes/1/results/7-1');
    expect(text()).toContain('There is no evidence of this check any more.');
  });

  it('shows a check of which no more is kept than its result, and compares it with nothing', async () => {
    api.comparison.mockResolvedValue(null);
    const phases = [{ name: 'connect', durationMs: 3 }];
    api.result.mockResolvedValue({ ...aResult({ id: '1-2', phases }), evidence: null });
    const { page, text } = await visit('/probes/1/results/1-2');
    expect(api.result.mock.calls[0]?.slice(0, 2)).toEqual(['1', '1-2']);
    expect(text()).toContain('This check');
    expect(text()).toContain('is kept of the newest failures');
    expect(text()).not.toContain('No good check');
    expect(page.querySelector('app-waterfall')).not.toBeNull();
  });

  it('says that there is no good check to compare with', async () => {
    api.comparison.mockResolvedValue({ failed, good: null });
    const { page, text } = await visit('/probes/1/results/1-2');
    expect(text()).toContain('No good check is on record to compare with.');
    expect(page.querySelector('.differences')).toBeNull();
  });

  it('offers another try when it could not be loaded', async () => {
    api.comparison.mockRejectedValueOnce(new ApiError('UNREACHABLE', 'x'));
    const { text, press } = await visit('/probes/1/results/1-2');
    expect(text()).toContain('The server does not answer.');
    await press('Try again');
    await vi.waitFor(() => {
      expect(text()).toContain('Address used');
    }, patienceMs);
  });
});
