import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Client } from 'graphql-ws/client';
import type { TypedDocumentString } from './gql/graphql';
import { Patience } from './patience';
import { Session } from './session';

export type LiveState = 'idle' | 'connecting' | 'live' | 'down';

/** The server's word that the token is no longer good. */
const refused = [4401, 4403];

/** How long a subscription that was broken off rests, in milliseconds. */
const againMs = 3000;

/** The live connection: opened by the first subscription, kept alive, and retried for ever when it is lost. */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly session = inject(Session);
  private readonly current = signal<LiveState>('idle');
  private readonly lostAt = signal<number | undefined>(undefined);
  private readonly reconnections = signal(0);
  private readonly patience = new Patience();
  private client: Promise<Client> | undefined;

  readonly state = this.current.asReadonly();
  /** Since when the connection is down, in milliseconds since 1970; undefined while it is not. */
  readonly downSince = computed(() => (this.current() === 'down' ? this.lostAt() : undefined));
  /** Grows each time that a lost or replaced connection is back: what was missed meanwhile has to be asked for. */
  readonly healed = this.reconnections.asReadonly();

  constructor() {
    let before = this.session.token();
    effect(() => {
      // A new token needs a new connection; none, none. The first is what a connection is made with.
      const token = this.session.token();
      if (token === before) return;
      before = token;
      untracked(() => {
        const renewed = token !== undefined && this.current() === 'live';
        this.hangUp();
        if (renewed) this.lostAt.set(Date.now());
      });
    });
    const destroyed = inject(DestroyRef);
    destroyed.onDestroy(() => {
      this.hangUp();
    });
    const follow = (on: EventTarget, name: string, then: () => void) => {
      on.addEventListener(name, then);
      destroyed.onDestroy(() => {
        on.removeEventListener(name, then);
      });
    };
    // The system may know long before a connection does.
    follow(globalThis, 'offline', () => {
      void this.client?.then(client => {
        client.terminate();
      });
    });
    follow(globalThis, 'online', () => {
      this.tryNow();
    });
    follow(document, 'visibilitychange', () => {
      if (!document.hidden) this.tryNow();
    });
  }

  /** Does not wait for the next try of a lost connection. */
  tryNow(): void {
    this.patience.cutShort();
  }

  /** Says each answer to `next` until the returned function is called, across lost connections. */
  subscribe<Answer, Variables extends Record<string, unknown>>(
    document: TypedDocumentString<Answer, Variables>,
    variables: Variables,
    next: (answer: Answer) => void,
  ): () => void {
    let stopped = false;
    let stop = () => {
      stopped = true;
    };
    const start = async (): Promise<void> => {
      const connection = this.connect();
      const again = (afterMs: number) => {
        const timer = setTimeout(() => void start(), afterMs);
        stop = () => {
          clearTimeout(timer);
        };
      };
      // The server ended this subscription, or broke it, or we took a new connection: none of it ends our interest.
      const goOn = () => {
        if (!stopped && this.session.active()) again(connection === this.client ? againMs : 0);
      };
      const client = await connection.catch(() => undefined);
      if (stopped) return;
      if (client === undefined) {
        // Its program could not be fetched: the network failed, or the server was away.
        if (this.client === connection) this.client = undefined;
        again(againMs);
        return;
      }
      stop = client.subscribe<Answer>(
        { query: document.toString(), variables },
        {
          next: ({ data }) => {
            if (data) next(data);
          },
          error: goOn,
          complete: goOn,
        },
      );
    };
    void start();
    return () => {
      stopped = true;
      stop();
    };
  }

  private connect(): Promise<Client> {
    this.client ??= import('graphql-ws/client').then(({ createClient }) => {
      let pongDue: ReturnType<typeof setTimeout> | undefined;
      const client = createClient({
        url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
        lazy: true,
        lazyCloseTimeout: 2000,
        connectionParams: () => ({ authorization: `Bearer ${this.session.token() ?? ''}` }),
        retryAttempts: Infinity,
        shouldRetry: event => !isRefusal(event),
        retryWait: attempt => this.patience.wait(retryDelayMs(attempt, Math.random())),
        keepAlive: 10_000,
        on: {
          connecting: () => {
            if (this.current() !== 'down') this.current.set('connecting');
          },
          connected: () => {
            this.rise();
          },
          ping: received => {
            // A connection can die without a word (a laptop that slept): no pong within 5 s is a loss.
            if (!received)
              pongDue = setTimeout(() => {
                client.terminate();
              }, 5000);
          },
          pong: received => {
            if (received) clearTimeout(pongDue);
          },
          closed: event => {
            clearTimeout(pongDue);
            this.fall(event);
          },
        },
      });
      return client;
    });
    return this.client;
  }

  private rise(): void {
    if (this.lostAt() !== undefined) this.reconnections.update(count => count + 1);
    this.lostAt.set(undefined);
    this.current.set('live');
  }

  private fall(event: unknown): void {
    if (isRefusal(event)) {
      this.session.end();
      return;
    }
    // We closed it ourselves: nobody listens any more.
    if (codeOf(event) === 1000) {
      this.current.set('idle');
      return;
    }
    if (this.lostAt() === undefined) this.lostAt.set(Date.now());
    this.current.set('down');
  }

  private hangUp(): void {
    const client = this.client;
    this.client = undefined;
    this.current.set('idle');
    this.lostAt.set(undefined);
    // A connection that was refused has nothing left to close, and says so.
    client?.then(open => open.dispose()).catch(() => undefined);
  }
}

/** Doubles from half a second to fifteen, spread so that a thousand pages do not come back at once. */
export const retryDelayMs = (attempt: number, chance: number): number =>
  Math.min(15_000, 500 * 2 ** attempt) * (0.6 + 0.4 * chance);

const codeOf = (event: unknown): unknown =>
  typeof event === 'object' && event !== null && 'code' in event ? event.code : undefined;

const isRefusal = (event: unknown): boolean => refused.some(code => code === codeOf(event));
