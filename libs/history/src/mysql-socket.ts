import { connect, type Socket } from 'node:net';

/** A server that vanished without a word is noticed after this silence, also while nothing is asked. */
const keepAliveMs = 10_000;

/**
 * A connection to a server that ends with an error when nothing came and went for a time: a statement has no end by
 * itself when the server stalls, and one that the driver gives up stays before those that follow. One that nobody uses
 * for as long ends too, and the pool opens another.
 */
export function impatientSocket(
  { host, port }: { readonly host: string; readonly port: number },
  patienceMs: number,
): Socket {
  const socket = connect({
    host,
    port,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: keepAliveMs,
  });
  socket.setTimeout(patienceMs, () => {
    const error = new Error(`The database server was silent for ${patienceMs / 1000} s.`);
    socket.destroy(Object.assign(error, { code: 'ETIMEDOUT' }));
  });
  return socket;
}
