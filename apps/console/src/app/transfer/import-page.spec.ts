import { provideLocationMocks } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ImportPlan, ImportRow } from '@dialtone/model';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../core/api-error';
import { Language } from '../core/language';
import { provideTexts } from '../testing/texts';
import { ImportPage } from './import-page';
import { TransferApi } from './transfer-api';

const api = { dryRun: vi.fn(), apply: vi.fn(), export: vi.fn() };

const created = (line: number): ImportRow => ({
  ...{ line, action: 'create', name: `shop ${line}`, type: 'HTTP', address: 'https://shop.test/' },
  changes: [{ field: 'cron', to: '30s' }],
});
const changed: ImportRow = {
  ...{ line: 3, action: 'change', matchedBy: 'id', id: 7, name: 'db', type: 'TCP' },
  changes: [
    { field: 'cron', from: '30s', to: '5m' },
    { field: 'target.http.auth.bearer', from: '********', to: '********', hidden: true },
  ],
};
const refused: ImportRow = {
  ...{ line: 4, action: 'refuse', name: 'bad' },
  problems: [{ field: '拨测类型', holds: 'FTP', message: 'A type is one of HTTP, TCP.' }],
};
const same: ImportRow = { line: 5, action: 'same', name: 'old', id: 9 };

function aPlan(rows: readonly ImportRow[], notes: readonly string[] = []): ImportPlan {
  const count = (action: string) => rows.filter(row => row.action === action).length;
  return {
    ...{ token: 'word', expiresAt: '2026-01-01T00:15:00.000Z', format: 'csv', notes, rows },
    counts: {
      create: count('create'),
      change: count('change'),
      same: count('same'),
      refuse: count('refuse'),
    },
  };
}

async function visit() {
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      provideRouter(
        [
          { path: 'probes/import', component: ImportPage },
          { path: 'probes/:id', children: [] },
        ],
        withComponentInputBinding(),
      ),
      provideLocationMocks(),
      { provide: TransferApi, useValue: api },
    ],
  });
  await TestBed.inject(Language).choose('en');
  const harness = await RouterTestingHarness.create('/probes/import');
  const page = harness.fixture.nativeElement as HTMLElement;
  const settle = () => harness.fixture.whenStable();
  await settle();
  return {
    page,
    text: () => page.textContent.replace(/\s+/gu, ' '),
    title: () => page.querySelector('h1')?.textContent,
    lines: () => [...page.querySelectorAll('td.line')].map(cell => cell.textContent),
    press: async (word: string) => {
      const button = [...page.querySelectorAll('button')].find(b => b.textContent.includes(word));
      if (button === undefined) throw new Error(`There is no button ${word}.`);
      button.click();
      await settle();
    },
    choose: async (name: string, size = 10) => {
      const field = page.querySelector<HTMLInputElement>('input[type=file]');
      const file = new File(['x'], name);
      Object.defineProperty(file, 'size', { value: size });
      Object.defineProperty(field, 'files', { value: [file], configurable: true });
      field?.dispatchEvent(new Event('change'));
      await settle();
    },
  };
}

describe('the page of an import', () => {
  beforeEach(() => {
    vi.resetAllMocks();
    api.dryRun.mockResolvedValue(aPlan([created(2), changed, refused, same]));
  });

  it('shows what a file would do, and its problems beside what they are about', async () => {
    const { choose, title, text, page } = await visit();
    await choose('probes.csv');
    expect(api.dryRun).toHaveBeenCalledWith('csv', expect.any(File));
    expect(title()).toBe('1 to create, 1 to change, 1 refused');
    expect(document.activeElement?.tagName).toBe('H1');
    const problem = page.querySelector('li.problem')?.textContent.replace(/\s+/gu, ' ').trim();
    expect(problem).toBe('拨测类型 FTP A type is one of HTTP, TCP.');
    expect(page.querySelector('del')?.textContent).toBe('30s');
    expect(page.querySelector('ins')?.textContent).toBe('30s');
    expect(text()).toContain('another secret');
    expect(text()).toContain('found by its id, 7');
  });

  it('narrows the rows, and holds that in the url', async () => {
    const { choose, press, lines } = await visit();
    await choose('probes.csv');
    await press('Refused');
    expect(lines()).toEqual(['4']);
    await press('All rows');
    expect(lines()).toEqual(['2', '3', '4', '5']);
  });

  it('imports the good rows when others are refused, and links to what came of them', async () => {
    api.apply.mockResolvedValue({ created: [{ line: 2, probeId: '31' }], changed: [], late: [3] });
    const { choose, press, title, text, page } = await visit();
    await choose('probes.csv');
    expect(text()).toContain('1 refused row is left out');
    await press('Import the 2 good rows');
    expect(api.apply).toHaveBeenCalledWith('word', true);
    expect(title()).toBe('1 probe imported');
    expect(text()).toContain('1 created, 2 left out');
    expect(page.querySelector('td.probe a')?.getAttribute('href')).toBe('/probes/31');
    expect(text()).toContain('Somebody changed this probe since the dry run');
  });

  it('imports all or nothing when all are good', async () => {
    api.dryRun.mockResolvedValue(aPlan([created(2)]));
    api.apply.mockRejectedValue(new ApiError('CONFLICT', 'Since the dry run somebody …'));
    const { choose, press, text } = await visit();
    await choose('probes.xlsx');
    await press('Import 1 row');
    expect(api.apply).toHaveBeenCalledWith('word', false);
    expect(text()).toContain('Since the dry run somebody …');
    await press('Read it again');
    expect(api.dryRun).toHaveBeenCalledTimes(2);
  });

  it('says when nothing would change, and lets nothing be imported', async () => {
    api.dryRun.mockResolvedValue(aPlan([same]));
    const { choose, title, page } = await visit();
    await choose('probes.json');
    expect(title()).toBe('Nothing would change');
    expect(page.querySelector<HTMLButtonElement>('.bar button')?.disabled).toBe(true);
  });

  it('takes a pasted text in the format that it looks like', async () => {
    const { page, press } = await visit();
    const field = page.querySelector('textarea');
    if (field === null) throw new Error('There is nowhere to paste.');
    field.value = '[{"name":"a"}]';
    field.dispatchEvent(new Event('input'));
    TestBed.tick();
    await press('Show what it would do');
    expect(api.dryRun).toHaveBeenCalledWith('json', expect.any(Blob));
  });

  it.each([
    ['probes.doc', 10, 'The name probes.doc does not tell the format'],
    ['probes.csv', 17 * 1024 * 1024, 'probes.csv is larger than 16 MB; split it.'],
  ])('does not send %s of %i bytes', async (name, size, sentence) => {
    const { choose, text } = await visit();
    await choose(name, size);
    expect(text()).toContain(sentence);
    expect(api.dryRun).not.toHaveBeenCalled();
  });

  it('tells why a file cannot be read, and takes another', async () => {
    api.dryRun.mockRejectedValue(new ApiError('BAD_USER_INPUT', 'The file is empty.'));
    const { choose, text, press } = await visit();
    await choose('probes.csv');
    expect(text()).toContain('The file is empty.');
    await press('Another file');
    expect(text()).not.toContain('The file is empty.');
  });

  it('draws a hundred of ten thousand rows, and more on demand', async () => {
    api.dryRun.mockResolvedValue(aPlan(Array.from({ length: 10_000 }, (_, at) => created(at + 2))));
    const { choose, lines, press } = await visit();
    await choose('probes.csv');
    expect(lines().length).toBe(100);
    await press('9,900 more rows');
    expect(lines().length).toBe(200);
  });
});
