import { concealed } from '@dialtone/model';
import { anHttpTarget } from '@dialtone/model/testing';
import { describe, expect, it } from 'vitest';
import { withKeptSecrets } from './kept-secrets.js';
import { settingsOf } from './shown-target.js';

const onFile = anHttpTarget({
  headers: [
    { name: 'X-Api-Key', value: 'first' },
    { name: 'Accept', value: 'text/html' },
    { name: 'X-Api-Key', value: 'second' },
  ],
  auth: { basic: { username: 'ada', password: 'hunter2' } },
  proxy: { url: 'http://proxy:3128', password: 'proxied' },
});

describe('what is concealed in an input', () => {
  it('stands for what is on file, as a form gives back what it was shown', () => {
    const shown = settingsOf(onFile);
    expect(JSON.stringify(shown)).not.toMatch(/first|second|hunter2|proxied/u);
    expect(JSON.stringify(shown)).toContain('text/html');
    const { type: _, ...fields } = onFile;
    expect(withKeptSecrets(shown, { ...onFile })).toEqual({
      target: { http: fields },
      problems: [],
    });
  });

  it('finds a header where it was moved to', () => {
    const headers = [
      { name: 'X-New', value: 'x' },
      { name: 'x-api-key', value: concealed },
    ];
    const { target } = withKeptSecrets({ http: { url: 'x', headers } }, { ...onFile });
    expect(target).toMatchObject({
      http: { headers: [{}, { name: 'x-api-key', value: 'first' }] },
    });
  });

  it.each<[string, object, (string | number)[]]>([
    [
      'a password',
      { auth: { basic: { username: 'ada', password: concealed } } },
      ['auth', 'basic', 'password'],
    ],
    ['a key', { tls: { key: concealed } }, ['tls', 'key']],
    ['a header', { headers: [{ name: 'Cookie', value: concealed }] }, ['headers', 0, 'value']],
    [
      'one of another name',
      { headers: [{ name: 'X', value: concealed }] },
      ['headers', 0, 'value'],
    ],
  ])('is a problem for %s where nothing is on file', (_, fields, path) => {
    expect(withKeptSecrets({ http: fields }, {}).problems).toEqual([
      {
        path: ['target', 'http', ...path],
        message:
          '******** stands for a secret that is on file, and there is none here; give the secret itself.',
      },
    ]);
  });

  it('never stands for what our key does not open', () => {
    const sealed = { auth: { bearer: 'sealed:1:AAAA' } };
    const given = { http: { auth: { bearer: concealed } } };
    expect(withKeptSecrets(given, sealed).problems).toHaveLength(1);
  });

  it('is meant as it is in what a conversation sends', () => {
    const target = { tcp: { conversation: [{ send: concealed }] } };
    expect(withKeptSecrets(target, {})).toEqual({ target, problems: [] });
  });

  it.each([undefined, null, 'x', 7, {}, { http: null }, { http: 'x' }, { odd: {} }])(
    'leaves %j to its judge',
    target => {
      expect(withKeptSecrets(target, {})).toEqual({ target, problems: [] });
    },
  );
});
