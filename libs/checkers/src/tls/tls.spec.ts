import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { beforeAll, describe, expect, it } from 'vitest';
import { httpChecker } from '../http/http.js';
import { Names } from '../network/resolve.js';
import type { CertificateWish } from '../testing/index.js';
import {
  aContext,
  anHttpTarget,
  createCertificate,
  httpServer,
  httpsServer,
  tcpServer,
} from '../testing/index.js';

const check = httpChecker(new Names());
const authority = createCertificate({ commonName: 'Test Authority', hosts: [], isAuthority: true });

beforeAll(() => {
  setDefaultCACertificates([...getCACertificates(), authority.cert]);
});

async function outcomeWith(wish: CertificateWish) {
  let requests = 0;
  await using server = await httpsServer(createCertificate(wish), (_request, response) => {
    requests += 1;
    response.end('secret');
  });
  const outcome = await check(anHttpTarget({ url: server.url }), aContext());
  return { outcome, requests };
}

describe('a certificate', () => {
  it('of a trusted authority, for this host, is accepted', async () => {
    const { outcome } = await outcomeWith({ issuer: authority });
    expect(outcome).toMatchObject({ up: true, httpStatus: 200 });
    expect(outcome.phases.map(({ name }) => name)).toEqual([
      'resolve',
      'connect',
      'tls',
      'processing',
      'transfer',
    ]);
  });

  const stranger = createCertificate({ commonName: 'Stranger', hosts: [], isAuthority: true });
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
  ])('is refused before a request is sent: %s', async (message, wish) => {
    const { outcome, requests } = await outcomeWith(wish);
    expect(outcome).toMatchObject({ up: false, reason: 'TLS', message });
    expect(outcome.httpStatus).toBeUndefined();
    expect(requests).toBe(0);
  });

  it('for an address is compared with the address', async () => {
    const issued = createCertificate({
      issuer: authority,
      commonName: 'box',
      hosts: ['127.0.0.1'],
    });
    await using server = await httpsServer(issued, (_request, response) => response.end());
    const url = `https://127.0.0.1:${server.port}`;
    expect((await check(anHttpTarget({ url }), aContext())).up).toBe(true);
    await expect(check(anHttpTarget({ url: server.url }), aContext())).resolves.toMatchObject({
      message: 'the certificate is for 127.0.0.1, not for localhost',
    });
  });
});

describe('a handshake', () => {
  it('with a server without TLS fails in words', async () => {
    await using server = await httpServer((_request, response) => response.end());
    const url = `https://${server.address}`;
    await expect(check(anHttpTarget({ url }), aContext())).resolves.toMatchObject({
      reason: 'TLS',
      message: `${server.address} does not speak TLS`,
    });
  });

  it.each(['destroy', 'resetAndDestroy', 'end'] as const)(
    'that the server ends by %s is TLS',
    async end => {
      await using server = await tcpServer(socket => socket.once('data', () => socket[end]()));
      const outcome = await check(anHttpTarget({ url: `https://${server.address}` }), aContext());
      expect(outcome).toMatchObject({ reason: 'TLS' });
      expect(outcome.phases.at(-1)?.name).toBe('tls');
    },
  );
});
