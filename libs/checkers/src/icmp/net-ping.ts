import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';

interface SessionOptions {
  readonly networkProtocol: number;
  /** 16 bits: which echo replies are ours. */
  readonly sessionId: number;
}

/** The raw socket of a session. */
interface RawSocket {
  /** Where packets are received, one after another. */
  readonly buffer: Buffer;
  /** The binding itself, which sends and receives at once or throws what the kernel says, as text. */
  readonly wrap: {
    send(
      packet: Buffer,
      offset: number,
      length: number,
      address: string,
      sent: (bytes: number) => void,
    ): void;
    recv(buffer: Buffer, heard: (buffer: Buffer, bytes: number, source: string) => void): void;
  };
  /** Waits for the kernel to be ready. */
  send(
    packet: Buffer,
    offset: number,
    length: number,
    address: string,
    before: () => void,
    after: (error: Error | null) => void,
  ): void;
  setOption(level: number, option: number, value: number): void;
  setOption(level: number, option: number, value: Buffer, length: number): void;
}

interface PingSession extends EventEmitter<{ error: [Error]; close: [] }> {
  readonly sessionId: number;
  getSocket(): RawSocket;
  /** Sets the hop limit of the socket; of IPv6 by a number that means something else there. */
  setTTL(ttl: number): void;
  /** Hears every packet of the socket; it is the socket's own memory, and holds until the next one. */
  onSocketMessage(packet: Buffer, source: string): void;
  close(): this;
}

interface NetPing {
  readonly NetworkProtocol: { readonly IPv4: number; readonly IPv6: number };
  /** Opens its raw socket. @throws Error when that is not permitted */
  readonly Session: new (options: SessionOptions) => PingSession;
}

/**
 * The part of net-ping 1.2.4 that is used. The package brings no types; they stand here and not in an ambient
 * declaration, so that projects which compile this source see them too.
 */
export const ping = createRequire(import.meta.url)('net-ping') as NetPing;
