import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type Cancel, Clock } from '@dialtone/engine';
import { quote } from '@dialtone/model';
import type { IncomingMessage } from 'node:http';
import { UserError } from '../platform/errors.js';
import { DatabaseAway } from './database-away.js';
import { type Authenticated, SessionService } from './session.service.js';
import { isOwnOrigin } from './socket-origin.js';

/** What is needed of a socket of `ws`. */
export interface LiveSocket {
  readonly readyState: number;
  readonly OPEN: number;
  close(code: number, reason: string): void;
  once(event: 'close', listener: () => void): unknown;
}

/** What graphql-ws knows of a socket while it connects. */
export interface Connecting {
  readonly connectionParams?: Readonly<Record<string, unknown>> | undefined;
  readonly extra: unknown;
}

interface Extra {
  readonly socket: LiveSocket;
  readonly request: IncomingMessage;
}

/** So a socket outlives its user's right to it by no more than this. */
export const lookEveryMs = 5000;

const unauthorized = { code: 4401, reason: 'Sign in first: no valid token came with this socket.' };
const foreign = { code: 4403, reason: 'This page may not open a socket here.' };
const tryLater = { code: 1013, reason: 'The database does not answer. Try again in a moment.' };
const ended = { code: 4401, reason: 'The session has ended.' };

/** The `Authorization` that a socket's `connection_init` carries. */
function authorizationOf(params: Connecting['connectionParams']): string | undefined {
  const value = params?.authorization;
  return typeof value === 'string' ? value : undefined;
}

/** Lets sockets in, and closes those whose session has ended: expired, or its user frozen, deleted, changed. */
@Injectable()
export class SocketSessions implements OnModuleDestroy {
  private readonly logger = new Logger(SocketSessions.name);
  private readonly open = new Map<LiveSocket, Authenticated>();
  private cancel: Cancel | undefined;

  constructor(
    private readonly sessions: SessionService,
    private readonly clock: Clock,
  ) {}

  onModuleDestroy(): void {
    this.open.clear();
    this.cancel?.();
  }

  /** How many sockets are open. */
  get size(): number {
    return this.open.size;
  }

  /** For graphql-ws: false, and the socket is closed, unless it may stay. */
  readonly onConnect = async ({ connectionParams, extra }: Connecting): Promise<boolean> => {
    // graphql-ws's server for `ws` always puts these two here.
    const { socket, request } = extra as Extra;
    if (!isOwnOrigin(request.headers)) return this.refuseOrigin(socket, request);
    try {
      this.keep(socket, await this.sessions.authenticate(authorizationOf(connectionParams)));
      return true;
    } catch (error) {
      if (!(error instanceof UserError)) this.logger.error(error);
      const { code, reason } = error instanceof DatabaseAway ? tryLater : unauthorized;
      socket.close(code, reason);
      return false;
    }
  };

  private refuseOrigin(socket: LiveSocket, { headers }: IncomingMessage): false {
    this.logger.warn(
      `A socket from a page of ${quote(headers.origin ?? '')} was refused, for this host is ${quote(headers.host ?? '')}. If a proxy stands between, let it pass on the Host header.`,
    );
    socket.close(foreign.code, foreign.reason);
    return false;
  }

  private keep(socket: LiveSocket, session: Authenticated): void {
    if (socket.readyState !== socket.OPEN) return;
    this.open.set(socket, session);
    socket.once('close', () => this.open.delete(socket));
    this.plan();
  }

  /** One plan at a time, and none while no socket is open. */
  private plan(): void {
    if (this.cancel !== undefined || this.open.size === 0) return;
    this.cancel = this.clock.after(lookEveryMs, () => {
      void this.look().finally(() => {
        this.cancel = undefined;
        this.plan();
      });
    });
  }

  private async look(): Promise<void> {
    const now = this.clock.now();
    this.end(({ claims }) => claims.expiresAt <= now);
    if (this.open.size === 0) return;
    try {
      const looked = new Set(this.open.values());
      const standing = await this.sessions.standing([...looked]);
      this.end(session => looked.has(session) && !standing.has(session));
    } catch (error) {
      // While the database is away nobody can have been frozen there, and the live state is needed most.
      if (!(error instanceof DatabaseAway)) this.logger.error(error);
    }
  }

  private end(over: (session: Authenticated) => boolean): void {
    for (const [socket, session] of this.open) {
      if (!over(session)) continue;
      this.open.delete(socket);
      socket.close(ended.code, ended.reason);
    }
  }
}
