import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anHttpTarget, aTcpTarget } from '@dialtone/model/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { targetProblems } from './target-problems.js';

const folder = mkdtempSync(join(tmpdir(), 'dialtone-pem-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function anIdentity(name: string): { certificate: string; key: string } {
  const [key, certificate] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=${name}`;
  execFileSync('openssl', [...words.split(' '), '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  return { certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') };
}

const messagesOf = (...args: Parameters<typeof targetProblems>) =>
  targetProblems(...args).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('a target', () => {
  it('is told which of its patterns and paths mean nothing', () => {
    const target = anHttpTarget({
      expectations: [
        { subject: 'BODY', comparison: 'MATCHES', values: ['ok'], severity: 'DOWN' },
        { subject: 'BODY', comparison: 'NOT_MATCHES', values: ['('], severity: 'DOWN' },
        { subject: 'BODY', comparison: 'CONTAINS', values: ['('], severity: 'DOWN' },
        { subject: 'JSON', name: '$[', comparison: 'EXISTS', values: [], severity: 'DOWN' },
      ],
    });
    expect(messagesOf(target)).toEqual([
      expect.stringMatching(/^target\.http\.expectations\.1\.values\.0: “\(” is not a pattern: /u),
      expect.stringMatching(/^target\.http\.expectations\.3\.name: “\$\[” is not a JSON path: /u),
    ]);
  });

  it('is told of a pattern that RE2 cannot keep linear', () => {
    const conversation = [
      { expect: '(?=x)', encoding: 'TEXT' as const, startTls: false },
      { expect: '0d 0a', encoding: 'HEX' as const, startTls: false },
    ];
    expect(messagesOf(aTcpTarget({ conversation }))).toEqual([
      expect.stringMatching(/^target\.tcp\.conversation\.0\.expect: /u),
    ]);
  });

  it('is told of certificates and keys that cannot be read or do not belong together', () => {
    const [ada, bob] = [anIdentity('ada'), anIdentity('bob')];
    const withTls = (tls: object) => anHttpTarget({ tls: { skipVerify: false, ...tls } });
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    expect(messagesOf(withTls({ ...ada, authorities: ada.certificate + bob.certificate }))).toEqual(
      [],
    );
    expect(messagesOf(withTls({ certificate: ada.certificate, key: bob.key }))).toEqual([
      'target.http.tls.key: The key is not that of the client certificate.',
    ]);
    expect(
      messagesOf(
        withTls({
          authorities: broken,
          certificate: broken,
          key: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
        }),
      ),
    ).toEqual([
      'target.http.tls.authorities: The authorities cannot be read as certificates.',
      'target.http.tls.certificate: The client certificate cannot be read as a certificate.',
      'target.http.tls.key: The key cannot be read; it must be a private key without a passphrase.',
    ]);
  });
});
