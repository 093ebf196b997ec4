import { connect } from 'node:net';

/** See `bareVisit`. */
export const bareGet = (port: number) => (): Promise<void> => bareVisit('127.0.0.1', port);

/** A connection, a request, and an answer read to its end: the least that Node needs for an HTTP check. */
export const bareVisit = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    socket.once('end', () => {
      if (bytes > 0) resolve();
      else reject(new Error('No answer.'));
    });
    socket.once('error', reject);
    socket.write(`GET / HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: close\r\n\r\n`);
  });

/** A connection that is made and closed. */
export const bareConnect = (port: number) => (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => {
      socket.destroy();
    });
    socket.once('close', () => {
      resolve();
    });
    socket.once('error', reject);
  });
