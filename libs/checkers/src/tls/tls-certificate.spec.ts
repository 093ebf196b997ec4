import { X509Certificate } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates, TLSSocket } from 'node:tls';
import { type TlsOptions, tlsOptions } from '@dialtone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { Names } from '../network/resolve.js';
import {
  aContext,
  aTlsTarget,
  createCertificate,
  ocspAnswer,
  tcpServer,
  tlsServer,
} from '../testing/index.js';
import type { CertificateWish, TestServer } from '../testing/index.js';
import { tlsChecker } from './tls-certificate.js';

const check = tlsChecker(new Names());
const authority = createCertificate({
  commonName: 'Test Authority',
  hosts: [],
  isAuthority: true,
  notAfter: new Date('2048-01-01T00:00:00Z'),
});

beforeAll(() => {
  setDefaultCACertificates([...getCACertificates(), authority.cert]);
});

const look = (server: TestServer, tls: Partial<TlsOptions> = {}) =>
  check(
    aTlsTarget({ host: 'localhost', port: server.port, tls: tlsOptions.parse(tls) }),
    aContext(),
  );

async function outcomeWith(wish: CertificateWish, tls: Partial<TlsOptions> = {}) {
  await using server = await tlsServer(createCertificate(wish));
  return await look(server, tls);
}

describe('a tls target', () => {
  it('is up with a certificate that is accepted, and shows all of the handshake', async () => {
    const issued = createCertificate({
      issuer: authority,
      notBefore: new Date('2021-02-03T00:00:00Z'),
      notAfter: new Date('2047-02-03T00:00:00Z'),
    });
    await using server = await tlsServer(issued);
    const outcome = await look(server);
    const x509 = new X509Certificate(issued.cert);
    expect(outcome).toMatchObject({ up: true });
    expect(outcome.sight?.tls).toEqual({
      version: 'TLS 1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      trusted: true,
      chainEndsAt: Date.parse('2047-02-03T00:00:00Z'),
      chain: [
        {
          subject: 'CN=localhost',
          issuer: 'CN=Test Authority',
          names: ['localhost', '127.0.0.1', '::1'],
          serial: x509.serialNumber.toLowerCase(),
          startsAt: Date.parse('2021-02-03T00:00:00Z'),
          endsAt: Date.parse('2047-02-03T00:00:00Z'),
          fingerprint: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
          key: 'EC P-256',
        },
      ],
    });
    expect(outcome.phases.map(({ name }) => name)).toEqual(['resolve', 'connect', 'tls']);
    expect(server.visits).toBe(1);
  });

  it('shows the chain in the order sent, and counts the authority for its end', async () => {
    const middle = createCertificate({
      issuer: authority,
      commonName: 'Middle',
      hosts: [],
      isAuthority: true,
    });
    const issued = createCertificate({ issuer: middle });
    await using server = await tlsServer({
      ...issued,
      cert: issued.cert + authority.cert + middle.cert,
    });
    for (let times = 0; times < 2; times += 1) {
      const { sight } = await look(server);
      expect(sight?.tls?.chain.map(({ subject }) => subject)).toEqual([
        'CN=localhost',
        'CN=Test Authority',
        'CN=Middle',
      ]);
      expect(sight?.tls?.chainEndsAt).toBe(Date.parse('2048-01-01T00:00:00Z'));
    }
  });

  const stranger = createCertificate({ commonName: 'Stranger', hosts: [], isAuthority: true });
  const middle = createCertificate({ issuer: authority, commonName: 'Middle', isAuthority: true });
  it.each<[string, CertificateWish]>([
    ['the certificate of localhost is self-signed', {}],
    [
      'the certificate of localhost expired on 2021-05-03',
      { issuer: authority, notAfter: new Date('2021-05-03T10:00:00Z') },
    ],
    [
      'the certificate of localhost is not valid before 2045-01-01',
      { issuer: authority, notBefore: new Date('2045-01-01T00:00:00Z') },
    ],
    [
      'the certificate is for a.example, *.b.example, not for localhost',
      { issuer: authority, hosts: ['a.example', '*.b.example'] },
    ],
    [
      'the certificate of localhost was issued by “Stranger”, which is unknown here, or the server does not send its intermediate certificates',
      { issuer: stranger },
    ],
    [
      'the certificate of localhost was issued by “Middle”, which is unknown here, or the server does not send its intermediate certificates',
      { issuer: middle },
    ],
  ])(
    'is down, shows the certificate, and is up where it need not be trusted: %s',
    async (problem, wish) => {
      const outcome = await outcomeWith(wish);
      expect(outcome).toMatchObject({ up: false, reason: 'TLS', message: problem });
      expect(outcome.sight?.tls).toMatchObject({
        version: 'TLS 1.3',
        trusted: false,
        problem,
        chain: [{ subject: 'CN=localhost' }],
      });
      expect(outcome.sight?.tls?.chainEndsAt).toBeUndefined();
      await expect(outcomeWith(wish, { skipVerify: true })).resolves.toMatchObject({
        up: true,
        sight: { tls: { trusted: false, problem } },
      });
    },
  );

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'is down when the server itself says that its certificate was revoked, in %s',
    async maxVersion => {
      const issued = createCertificate({ issuer: authority });
      const revocation: { at?: Date } = {};
      await using server = await tlsServer(issued, { maxVersion }, () =>
        ocspAnswer(issued, revocation.at),
      );
      await expect(look(server)).resolves.toMatchObject({ up: true });
      revocation.at = new Date(1.7e12);
      const message = 'the certificate of localhost was revoked';
      await expect(look(server)).resolves.toMatchObject({
        up: false,
        reason: 'TLS',
        message,
        sight: { tls: { trusted: false, problem: message } },
      });
    },
  );
});

describe('a server that refuses us', () => {
  const issued = createCertificate({ issuer: authority });
  const client = createCertificate({ issuer: authority, commonName: 'client' });
  const mutual = { requestCert: true, rejectUnauthorized: true, ca: authority.cert };

  it('for want of a client certificate still has shown its own', async () => {
    await using server = await tlsServer(issued, { ...mutual, maxVersion: 'TLSv1.2' });
    const outcome = await look(server);
    expect(outcome).toMatchObject({
      up: false,
      reason: 'TLS',
      message: `${server.address} demands a client certificate`,
      sight: { tls: { version: 'TLS 1.2', chain: [{ subject: 'CN=localhost' }, {}] } },
    });
    expect(outcome.sight?.tls?.trusted).toBeUndefined();
  });

  it('for want of a client certificate after the handshake, as TLS 1.3 does', async () => {
    await using server = await tlsServer(issued, mutual);
    await expect(look(server)).resolves.toMatchObject({
      up: false,
      reason: 'TLS',
      message: `${server.address} demands a client certificate`,
      sight: { tls: { version: 'TLS 1.3', trusted: true } },
    });
    const { cert: certificate, key } = client;
    await expect(look(server, { certificate, key })).resolves.toMatchObject({ up: true });
  });

  it('accepts the client certificate of its authority, and no other', async () => {
    await using server = await tlsServer(issued, { ...mutual, maxVersion: 'TLSv1.2' });
    const shown = ({ cert: certificate, key }: typeof client) => look(server, { certificate, key });
    await expect(shown(client)).resolves.toMatchObject({ up: true });
    await expect(shown(createCertificate())).resolves.toMatchObject({ up: false, reason: 'TLS' });
  });

  it('by the version says which one it has, where that can be known', async () => {
    await using older = await tlsServer(issued, { maxVersion: 'TLSv1.2' });
    await expect(look(older, { minVersion: 'TLS1_3' })).resolves.toMatchObject({
      reason: 'TLS',
      message: `${older.address} offers TLS 1.2, and at least TLS 1.3 is accepted`,
      sight: { tls: { version: 'TLS 1.2', trusted: true, chain: [{ key: 'EC P-256' }] } },
    });
    await using newer = await tlsServer(issued, { minVersion: 'TLSv1.3' });
    await expect(look(newer, { maxVersion: 'TLS1_2' })).resolves.toMatchObject({
      reason: 'TLS',
      message: `${newer.address} speaks no version of TLS that is accepted here: TLS 1.2`,
    });
    await using ancient = await tlsServer(issued, {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    await expect(look(ancient)).resolves.toMatchObject({
      reason: 'TLS',
      message: `${ancient.address} speaks no version of TLS that is accepted here: TLS 1.2 to 1.3`,
    });
    await expect(look(ancient, { minVersion: 'TLS1_0' })).resolves.toMatchObject({
      up: true,
      sight: { tls: { version: 'TLS 1.1', trusted: true } },
    });
  });
});

describe('the options of TLS', () => {
  const other = createCertificate({ commonName: 'Other', hosts: [], isAuthority: true });

  it('name the authorities in place of the usual ones', async () => {
    const authorities = other.cert;
    await expect(outcomeWith({ issuer: other }, { authorities })).resolves.toMatchObject({
      up: true,
      sight: { tls: { trusted: true, chainEndsAt: 2.5e12 } },
    });
    await expect(outcomeWith({ issuer: authority }, { authorities })).resolves.toMatchObject({
      up: false,
    });
  });

  it('name the server, for which the certificate must be', async () => {
    const names: string[] = [];
    const issued = createCertificate({ issuer: authority, hosts: ['a.example'] });
    await using server = await tlsServer(issued, {
      SNICallback: (name, found) => {
        names.push(name);
        found(null);
      },
    });
    await expect(look(server, { serverName: 'a.example' })).resolves.toMatchObject({ up: true });
    await expect(look(server, { serverName: 'b.example' })).resolves.toMatchObject({
      message: 'the certificate is for a.example, not for b.example',
    });
    expect(names).toEqual(['a.example', 'b.example']);
  });

  it('that cannot be used say so before anybody is visited by TLS', async () => {
    const [one, two] = [createCertificate(), createCertificate()];
    const outcome = await outcomeWith(
      { issuer: authority },
      { certificate: one.cert, key: two.key },
    );
    expect(outcome).toMatchObject({ up: false, reason: 'TLS' });
    expect(outcome).toHaveProperty(
      'message',
      expect.stringMatching(/^the TLS settings of this check cannot be used: .*mismatch/u),
    );
  });
});

describe('every address of a name', () => {
  it('must have its handshake in time, also after one that was accepted', async () => {
    const { cert, key } = createCertificate({ issuer: authority });
    await using server = await tcpServer(socket => {
      if (socket.localAddress === '127.0.0.2') return;
      const secured = new TLSSocket(socket, { isServer: true, cert, key, ca: cert });
      secured.on('error', () => undefined).resume();
    }, '0.0.0.0');
    const target = aTlsTarget({
      host: 'localhost',
      port: server.port,
      allAddresses: true,
      overrides: ['localhost=127.0.0.1', 'localhost=127.0.0.2'],
    });
    const outcome = await check(
      target,
      aContext({ signal: AbortSignal.timeout(500), timeoutMs: 500 }),
    );
    expect(outcome).toMatchObject({ up: false, reason: 'TIMEOUT' });
    expect(outcome).toHaveProperty('message', expect.stringContaining('127.0.0.2'));
  });
});

describe('what is expected of a certificate', () => {
  const now = () => Date.parse('2030-01-01T00:00:00Z');
  const issued = createCertificate({
    issuer: authority,
    notAfter: new Date('2030-01-21T00:00:00Z'),
  });

  it('may warn before it is too late', async () => {
    await using server = await tlsServer(issued);
    const days = (most: string, severity: 'DOWN' | 'DEGRADED') =>
      check(
        aTlsTarget({
          host: 'localhost',
          port: server.port,
          expectations: [
            { subject: 'CERTIFICATE_DAYS', comparison: 'GREATER', values: [most], severity },
          ],
        }),
        aContext({ now }),
      );
    await expect(days('14', 'DEGRADED')).resolves.not.toHaveProperty('degraded');
    await expect(days('30', 'DEGRADED')).resolves.toMatchObject({
      up: true,
      degraded: 'expected certificate days greater than 30 days, but it is 20 days',
    });
    await expect(days('30', 'DOWN')).resolves.toMatchObject({ up: false, reason: 'TLS' });
  });

  it('may be its trust, where any certificate is accepted', async () => {
    await using server = await tlsServer(createCertificate());
    const trust = (severity: 'DOWN' | 'DEGRADED') =>
      check(
        aTlsTarget({
          host: 'localhost',
          port: server.port,
          tls: tlsOptions.parse({ skipVerify: true }),
          expectations: [
            { subject: 'CERTIFICATE_TRUST', comparison: 'EQUALS', values: ['trusted'], severity },
            {
              subject: 'CERTIFICATE_NAMES',
              comparison: 'CONTAINS',
              values: ['localhost'],
              severity,
            },
            {
              subject: 'CERTIFICATE_ISSUER',
              comparison: 'EQUALS',
              values: ['CN=localhost'],
              severity,
            },
          ],
        }),
        aContext(),
      );
    const problem =
      'expected certificate trust equals “trusted”, but it is “the certificate of localhost is self-signed”';
    await expect(trust('DOWN')).resolves.toMatchObject({
      up: false,
      reason: 'TLS',
      message: problem,
    });
    await expect(trust('DEGRADED')).resolves.toMatchObject({ up: true, degraded: problem });
  });
});
