import { quote } from '@dialtone/model';
import type { Place } from '../network/connect.js';
import type { Find } from '../talk/hearing.js';
import { Down } from '../observe.js';

/** The talk before TLS begins. */
export interface Before extends Place {
  /** Who is talked to, as sentences name it. */
  readonly peer: string;
  /** The next line. @throws Down */
  readonly line: () => Promise<string>;
  /** The next thing that is found. @throws Down */
  readonly take: <T>(find: Find<T>) => Promise<T>;
  readonly say: (bytes: string | Buffer) => void;
}

/**
 * Asks for TLS as a protocol does, up to the go-ahead.
 * @throws Down when there is none
 */
export type StartTls = (before: Before) => Promise<void>;

/** The server does not let TLS begin. */
export const declined = (peer: string, said?: string): Down =>
  new Down(
    'TLS',
    `${peer} does not offer STARTTLS${said === undefined ? '' : `: it said ${quote(said)}`}`,
  );

/** The server speaks, but not this protocol. */
export const stranger = (peer: string, protocol: string, said: string): Down =>
  new Down('PROTOCOL', `${peer} does not speak ${protocol}: it said ${quote(said)}`);
