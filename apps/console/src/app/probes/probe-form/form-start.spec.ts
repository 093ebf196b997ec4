import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Language } from '../../core/language';
import { provideTexts } from '../../testing/texts';
import { FormStart } from './form-start';
import { FormState } from './form-state';

async function open() {
  TestBed.configureTestingModule({ providers: [provideTexts(), FormState] });
  await TestBed.inject(Language).choose('en');
  const fixture = TestBed.createComponent(FormStart);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const field = page.querySelector('textarea');
  if (field === null) throw new Error('There is no field to paste into.');
  const told = () => page.querySelector('#paste-said')?.textContent.replace(/\s+/gu, ' ').trim();
  return {
    page,
    field,
    told,
    state: TestBed.inject(FormState),
    paste: async (text: string) => {
      const event = new Event('paste', { cancelable: true });
      field.dispatchEvent(Object.assign(event, { clipboardData: { getData: () => text } }));
      await fixture.whenStable();
      return event.defaultPrevented;
    },
    enter: async (text: string) => {
      field.value = text;
      field.dispatchEvent(new Event('input'));
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
      await fixture.whenStable();
    },
    press: async (word: string) => {
      [...page.querySelectorAll('button')].find(b => b.textContent.includes(word))?.click();
      await fixture.whenStable();
    },
  };
}

describe('the beginning of a new probe', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  it('fills the form from a curl command of several lines, and says what it could not take', async () => {
    const start = await open();
    const taken = await start.paste(
      `curl 'https://example.com/a' \\\n -H 'X-Api-Key: s3cret' -u me:pass --cacert ca.pem -d '{}'`,
    );
    expect(taken).toBe(true);
    expect(start.field.value).toBe('');
    expect(start.state.draft()).toMatchObject({
      type: 'HTTP',
      texts: { name: 'example.com' },
      target: { http: { url: 'https://example.com/a', method: 'POST', body: '{}' } },
    });
    expect(start.told()).toMatch(
      /^Filled in as HTTP: URL · Method · Headers 2 · Request body · User name and password ?Not taken over ?--cacert ca\.pem names a file/u,
    );
    expect(start.page.textContent).not.toContain('s3cret');
  });

  it('goes back to what stood there before', async () => {
    const start = await open();
    start.state.write('name', 'mine');
    const before = start.state.draft();
    await start.enter('db.example.com:5432');
    expect(start.state.draft()).toMatchObject({ type: 'TCP', texts: { name: 'mine' } });
    await start.press('Undo');
    expect(start.state.draft()).toBe(before);
  });

  it('offers no way back once something else was typed, for that would be lost', async () => {
    const start = await open();
    await start.enter('db.example.com:5432');
    start.state.write('name', 'mine');
    await start.press('Undo');
    expect(start.state.draft().texts.name).toBe('mine');
  });

  it('keeps a text that says nothing, and says so', async () => {
    const start = await open();
    await start.paste('hello there');
    expect(start.field.value).toBe('hello there');
    expect(start.field.getAttribute('aria-invalid')).toBe('true');
    expect(start.told()).toContain('neither a URL');
  });

  it('gives every type that takes a host the host', async () => {
    const start = await open();
    await start.enter('https://example.com/a');
    expect(start.state.at('target.tls.host')).toBe('example.com');
    expect(start.state.at('target.icmp.host')).toBe('example.com');
  });

  it('begins with what people watch most, until something is typed', async () => {
    const start = await open();
    await start.press('TLS certificate');
    expect(start.state.draft()).toMatchObject({ type: 'TLS', texts: { cron: '1h' } });
    expect(start.state.at('target.tls.expectations.0')).toMatchObject({
      subject: 'CERTIFICATE_DAYS',
      values: ['14'],
      severity: 'DEGRADED',
    });
    expect(start.page.querySelector('.presets')).toBeNull();
  });
});
