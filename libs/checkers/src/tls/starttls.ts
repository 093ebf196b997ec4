import type { Socket } from 'node:net';
import { quote, type Security, type TlsOptions } from '@dialtone/model';
import type { Place } from '../network/connect.js';
import type { Before, StartTls } from './before-tls.js';
import { type Find, Hearing, line } from '../talk/hearing.js';
import { Down, type Watch } from '../observe.js';
import { startImap, startPop3, startSmtp } from './starttls-mail.js';
import { startMysql, startPostgresql } from './starttls-database.js';
import { startXmpp } from './starttls-xmpp.js';
import { secure } from './tls.js';

const ways: Readonly<Record<Exclude<Security, 'PLAIN' | 'TLS'>, StartTls>> = {
  SMTP: startSmtp,
  IMAP: startImap,
  POP3: startPop3,
  XMPP: startXmpp,
  POSTGRESQL: startPostgresql,
  MYSQL: startMysql,
};

export interface SecureTarget extends Place {
  readonly security: Security;
  readonly tls?: TlsOptions | undefined;
}

/**
 * A connection made as secure as its target wants it.
 * @throws Down, or the network's error
 */
export async function secured(watch: Watch, socket: Socket, target: SecureTarget): Promise<Socket> {
  const { host, port, security, tls } = target;
  if (security === 'PLAIN') return socket;
  const wish = { host, ...(tls !== undefined && { options: tls }) };
  if (security === 'TLS') return secure(watch, socket, wish);
  watch.enter('tls', `connected to ${watch.peer}, but no go-ahead for TLS`);
  const hearing = new Hearing(socket);
  await ways[security](before(watch, { hearing, socket, host, port }));
  endPlain(watch, hearing);
  return secure(watch, socket, wish);
}

/**
 * The plain part is over. What was said in it after the go-ahead would count as said in secret, so it is refused
 * (CVE-2011-0411 and its kin).
 * @throws Down with the reason TLS
 */
export function endPlain(watch: Watch, hearing: Hearing): void {
  const rest = hearing.release();
  if (rest.length === 0) return;
  throw new Down(
    'TLS',
    `${watch.peer} goes on in plain text where TLS must begin: ${quote(rest.toString())}`,
  );
}

interface Connection extends Place {
  readonly hearing: Hearing;
  readonly socket: Socket;
}

function before({ peer }: Watch, { hearing, socket, host, port }: Connection): Before {
  const take = async <T>(find: Find<T>): Promise<T> => {
    const found = await hearing.take(find);
    if (found === 'closed')
      throw new Down('TLS', `${peer} closed the connection before TLS could begin`);
    if (found === 'full') throw new Down('TLS', `${peer} talks without end where TLS must begin`);
    return found.value;
  };
  return { peer, host, port, take, line: () => take(line), say: bytes => socket.write(bytes) };
}
