import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import type { SecureContext, TLSSocket } from 'node:tls';
import { connect as open, createSecureContext } from 'node:tls';
import { certificateProblem } from './certificate.js';
import { Down } from './observe.js';
import type { Watch } from './observe.js';

/**
 * TLS over a connection, for HTTP/1.1.
 * @throws Down with the reason TLS when the certificate is not accepted, or the network's error
 */
export async function secure(watch: Watch, socket: Socket, host: string): Promise<TLSSocket> {
  watch.enter('tls', `no TLS handshake with ${watch.peer}`);
  const secured = open({
    socket,
    host,
    // An address must not stand in the server name indication, RFC 6066.
    ...(isIP(host) === 0 && { servername: host }),
    ALPNProtocols: ['http/1.1'],
    secureContext: trust(),
    // Judged below, before a byte of ours is sent: after a refusal of Node's own the certificate cannot be read.
    rejectUnauthorized: false,
  });
  watch.own(() => secured.destroy());
  await new Promise<void>((resolve, reject) => {
    secured.once('secureConnect', resolve);
    secured.on('error', reject);
    secured.once('close', () => {
      reject(new Down('TLS', `${watch.peer} closed the connection during the TLS handshake`));
    });
  });
  const problem = certificateProblem(secured, host);
  if (problem !== undefined) throw new Down('TLS', problem);
  return secured;
}

let shared: SecureContext | undefined;

/** The trusted authorities, read once: to read them for each check costs more than the check. */
const trust = (): SecureContext => (shared ??= createSecureContext());
