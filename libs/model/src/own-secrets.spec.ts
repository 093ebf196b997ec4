import { expect, it } from 'vitest';
import type { Outcome } from './outcome.js';
import { withoutOwnSecrets } from './own-secrets.js';
import { anHttpTarget } from './testing/index.js';

const http = {
  version: '1.1',
  status: 200,
  statusText: 'OK',
  headers: [],
  contentLength: -1,
  bodyBytes: 1,
  bodyCut: false,
  finalUrl: 'https://example.com/',
  secure: true,
  hops: [],
};
const outcome = (excerpt: string): Outcome => ({
  up: false,
  latencyMs: 1,
  phases: [],
  reason: 'BODY',
  message: `the body is ${excerpt}`,
  judged: [
    {
      expectation: { subject: 'BODY', comparison: 'CONTAINS', values: ['x'], severity: 'DOWN' },
      held: false,
      actual: excerpt,
    },
  ],
  sight: { addresses: [], http: { ...http, excerpt } },
});

it.each<[string, Parameters<typeof anHttpTarget>[0], string]>([
  ['a password', { auth: { basic: { username: 'ada', password: 'hunter2' } } }, 'hunter2'],
  [
    'a sign-in as it was sent',
    { auth: { basic: { username: 'ada', password: 'hunter2' } } },
    btoa('ada:hunter2'),
  ],
  ['a token', { auth: { bearer: 'hunter2' } }, 'hunter2'],
  ['a header', { headers: [{ name: 'Authorization', value: 'Bearer hunter2' }] }, 'hunter2'],
  ['one written for a URL', { auth: { bearer: 'hunter 2/' } }, 'hunter%202%2F'],
])('takes %s out of all that the target sent back', (_, differing, secret) => {
  const clean = withoutOwnSecrets(outcome(`you sent ${secret}!`), anHttpTarget(differing));
  expect(JSON.stringify(clean)).not.toContain(secret);
  expect(clean).toMatchObject({
    message: expect.stringContaining('you sent ********!') as string,
    sight: { http: { excerpt: 'you sent ********!' } },
  });
});

it('takes it out of a warning too', () => {
  const warned: Outcome = { up: true, latencyMs: 1, phases: [], degraded: 'saw hunter2' };
  expect(withoutOwnSecrets(warned, anHttpTarget({ auth: { bearer: 'hunter2' } }))).toEqual({
    ...warned,
    degraded: 'saw ********',
  });
});

it('leaves everything else as it is', () => {
  const seen = outcome('Bearer of good news');
  const headers = [
    { name: 'Accept', value: 'good' },
    { name: 'Authorization', value: 'Bearer hunter2' },
  ];
  expect(withoutOwnSecrets(seen, anHttpTarget())).toBe(seen);
  expect(withoutOwnSecrets(seen, anHttpTarget({ headers }))).toEqual(seen);
});
