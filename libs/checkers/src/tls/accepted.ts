import type { Socket } from 'node:net';
import type { Watch } from '../observe.js';

/**
 * In TLS 1.3 the client is done with the handshake before the server has judged the client: that it demands a client
 * certificate comes after. So we take leave, and wait for the server's next word: a ticket or the end when it accepts
 * us, an alert when it does not. A server that says nothing more has nothing against us.
 * @throws the network's error, an alert
 */
export async function accepted(watch: Watch, socket: Socket): Promise<void> {
  if (watch.sight.tls?.version !== 'TLS 1.3') return;
  const { timeoutMs } = watch.context;
  // The waiting is not the target's slowness.
  watch.latencyMs = timeoutMs - watch.remainingMs;
  watch.atDeadline = () => undefined;
  await new Promise<void>((resolve, reject) => {
    for (const event of ['session', 'data', 'end', 'close']) socket.once(event, resolve);
    socket.once('error', error => {
      // A server that closes over our leave resets the connection, and means no harm.
      if (isAlert(error)) reject(error);
      else resolve();
    });
    socket.end();
  });
  // Of the next address, where all are looked at, the deadline says more.
  delete watch.atDeadline;
}

const isAlert = (error: Error): boolean => {
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' && code.startsWith('ERR_SSL_');
};
