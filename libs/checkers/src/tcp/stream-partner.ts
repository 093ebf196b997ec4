import type { Socket } from 'node:net';
import type { Partner } from '../talk/converse.js';
import { bytes, type Hearing, line } from '../talk/hearing.js';

/** Who is at the other end of a stream. */
export const streamPartner = (socket: Socket, hearing: Hearing): Partner => ({
  line: () => hearing.take(line),
  bytes: count => hearing.take(bytes(count)),
  say: said =>
    new Promise<void>((resolve, reject) => {
      socket.write(said, error => {
        if (error instanceof Error) reject(error);
        else resolve();
      });
    }),
});
