import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Security } from '@dialtone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { Names } from '../network/resolve.js';
import {
  aContext,
  aTlsTarget,
  createCertificate,
  overBy,
  startTlsServer,
} from '../testing/index.js';
import type { PlainTalk } from '../testing/index.js';
import { tlsChecker } from './tls-certificate.js';

const check = tlsChecker(new Names());
const authority = createCertificate({ commonName: 'Test Authority', hosts: [], isAuthority: true });
const issued = createCertificate({ issuer: authority });

beforeAll(() => {
  setDefaultCACertificates([...getCACertificates(), authority.cert]);
});

type Asked = Exclude<Security, 'PLAIN' | 'TLS'>;

/** Answers by what the words heard begin with; `TLS` behind an answer is the go-ahead. */
const byLine =
  (answers: Readonly<Record<string, string>>): PlainTalk['answers'] =>
  heard => {
    const [, said] =
      Object.entries(answers).find(([begins]) => heard.toString().startsWith(begins)) ?? [];
    if (said === undefined) return undefined;
    const [say = '', tls] = said.split('TLS!');
    return tls === undefined ? { say } : { go: say, then: tls };
  };

const mysqlGreeting = (capabilities: number) => {
  const payload = Buffer.concat([
    Buffer.from('\n11.4.2-MariaDB\0', 'latin1'),
    Buffer.from([7, 0, 0, 0]),
    Buffer.from('saltsalt\0'),
    Buffer.from([capabilities & 0xff, capabilities >> 8, 45, 2, 0]),
    Buffer.alloc(31, 1),
  ]);
  return Buffer.concat([Buffer.from([payload.length, 0, 0, 0]), payload]);
};

const features = (inside: string) =>
  `<?xml version='1.0'?><stream:stream from='localhost' id='1' version='1.0'><stream:features>${inside}</stream:features>`;

/** Each as its protocol has it, with its replies in several lines and pieces. */
const offering: Readonly<Record<Asked, PlainTalk>> = {
  SMTP: {
    greeting: '220-mail.example\r\n220 ESMTP\r\n',
    answers: byLine({
      'EHLO ': '250-mail.example\r\n250-STARTTLS\r\n250 HELP\r\n',
      'STARTTLS\r\n': '220 go ahead\r\nTLS!',
    }),
  },
  IMAP: {
    greeting: '* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n',
    answers: byLine({ 'a1 STARTTLS\r\n': '* 1 EXISTS\r\na1 OK begin\r\nTLS!' }),
  },
  POP3: { greeting: '+OK ready\r\n', answers: byLine({ 'STLS\r\n': '+OK begin\r\nTLS!' }) },
  XMPP: {
    answers: byLine({
      "<?xml version='1.0'?><stream:stream to='localhost'": features(
        "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>",
      ),
      '<starttls ': "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>TLS!",
    }),
  },
  POSTGRESQL: { answers: byLine({ '\0\0\0\u0008\u0004\ufffd\u0016/': 'STLS!' }) },
  MYSQL: {
    greeting: mysqlGreeting(0x8a00),
    answers: heard =>
      heard.readUInt32LE(0) === 0x01000020 && (heard[5] ?? 0) & 0x08
        ? { go: '', plainBytes: 36 }
        : undefined,
  },
};

const declining: Readonly<Record<Asked, PlainTalk>> = {
  SMTP: { greeting: '220 mail\r\n', answers: byLine({ EHLO: '250 mail\r\n' }) },
  IMAP: { greeting: '* OK\r\n', answers: byLine({ a1: 'a1 BAD what\r\n' }) },
  POP3: { greeting: '+OK\r\n', answers: byLine({ STLS: '-ERR what\r\n' }) },
  XMPP: { answers: byLine({ '<?xml': features('<bind/>') }) },
  POSTGRESQL: { answers: byLine({ '\0': 'N' }) },
  MYSQL: { greeting: mysqlGreeting(0x8200), answers: () => undefined },
};

const protocols: Asked[] = ['SMTP', 'IMAP', 'POP3', 'XMPP', 'POSTGRESQL', 'MYSQL'];

async function outcomeOf(security: Asked, talk: PlainTalk, context = aContext()) {
  await using server = await startTlsServer(issued, talk);
  const outcome = await check(
    aTlsTarget({ host: 'localhost', port: server.port, security }),
    context,
  );
  expect(server.visits).toBe(1);
  return { outcome, at: server.address };
}

describe.each(protocols)('TLS that is asked for by %s', security => {
  it('begins after the go-ahead', async () => {
    const { outcome } = await outcomeOf(security, offering[security]);
    expect(outcome).toMatchObject({
      up: true,
      sight: { tls: { version: 'TLS 1.3', trusted: true, chain: [{ subject: 'CN=localhost' }] } },
    });
  });

  it('is missed where it is not offered', async () => {
    const { outcome, at } = await outcomeOf(security, declining[security]);
    expect(outcome).toMatchObject({ up: false, reason: 'TLS' });
    expect(outcome).toHaveProperty(
      'message',
      expect.stringContaining(`${at} does not offer STARTTLS`),
    );
  });

  it('is not asked of another protocol', async () => {
    const { outcome, at } = await outcomeOf(security, {
      greeting: 'HTTP/1.1 400 Bad Request\r\n',
      answers: () => undefined,
    });
    expect(outcome).toMatchObject({ up: false, reason: 'PROTOCOL' });
    expect(outcome).toHaveProperty(
      'message',
      expect.stringMatching(`^${at} does not speak \\w+: it said “`),
    );
  });

  it('ends at the deadline where the server stalls', async () => {
    const signal = AbortSignal.timeout(1000);
    const context = aContext({ signal, timeoutMs: 1000 });
    const checking = outcomeOf(security, { answers: () => undefined }, context);
    const { outcome, at } = await overBy(signal, checking);
    expect(outcome).toMatchObject({
      reason: 'TIMEOUT',
      message: `connected to ${at}, but no go-ahead for TLS within 1000 ms`,
    });
  });

  it('does not begin where the server goes on in plain text', async () => {
    const { greeting, answers } = offering[security];
    const { outcome } = await outcomeOf(security, {
      ...(greeting !== undefined && { greeting }),
      answers: heard => {
        const answer = answers(heard);
        return answer !== undefined && 'go' in answer
          ? { ...answer, then: '250 OK, and as you said in secret\r\n' }
          : answer;
      },
    });
    expect(outcome).toMatchObject({ up: false, reason: 'TLS' });
    expect(outcome).toHaveProperty(
      'message',
      // MySQL has no go-ahead, so what comes there comes where TLS is expected.
      expect.stringMatching(
        security === 'MYSQL' ? /does not speak TLS$/u : /goes on in plain text/u,
      ),
    );
  });
});
