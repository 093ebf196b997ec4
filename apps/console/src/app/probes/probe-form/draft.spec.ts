import { describe, expect, it } from 'vitest';
import { aProbe } from '../../testing/fixtures';
import { draftOf, emptyDraft, inputOf, shownFields } from './draft';
import { withValueAt } from './draft-value';

describe('a draft', () => {
  it('brings a probe through the form unchanged', () => {
    expect(inputOf(draftOf(aProbe({ timeoutWished: 2500, tags: ['eu', 'prod'] })))).toMatchObject({
      name: 'checkout-api',
      application: 'checkout',
      tags: ['eu', 'prod'],
      cron: '30s',
      enabled: true,
      timeoutMs: 2500,
      target: {
        http: {
          url: 'https://checkout.example.com/healthz',
          method: 'GET',
          headers: [{ name: 'Accept', value: 'application/json' }],
          body: null,
          expectedStatus: '200',
          expectedBody: '"ok"',
        },
      },
    });
  });

  it('keeps what was typed for the other types, and sends only the chosen one', () => {
    const typed = withValueAt(emptyDraft.target, ['http', 'url'], 'https://example.com');
    const target = withValueAt(typed, ['dns', 'expectedAnswers'], [' 192.0.2.1 ', '', '192.0.2.2']);
    const input = inputOf({ ...emptyDraft, type: 'DNS', target }).target;
    expect(Object.keys(input)).toEqual(['dns']);
    expect(input.dns).toMatchObject({
      resolver: null,
      recordType: 'A',
      expectedAnswers: ['192.0.2.1', '192.0.2.2'],
    });
  });

  it('starts from what is known of a row that cannot be checked', () => {
    const draft = draftOf(aProbe({ type: null, settings: null, cron: '* * * *' }));
    expect(draft).toMatchObject({ type: 'HTTP', texts: { cron: '* * * *', timeoutMs: '' } });
  });

  it('shows the fields of its own type only', () => {
    const shown = shownFields(draftOf(aProbe()));
    expect(shown.has('target.http.headers.0.value')).toBe(true);
    expect(shown.has('target.tcp.port')).toBe(false);
    expect(shown.has('cron')).toBe(true);
  });
});
