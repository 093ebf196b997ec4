import { promises as dns } from 'node:dns';
import type { Owner } from '../observe.js';

type Resolver = dns.Resolver;

/**
 * c-ares resolvers kept for reuse. One belongs to one piece of work at a time, so that what is not wanted any more can
 * be cancelled without touching anybody else's questions.
 */
export class ResolverPool {
  readonly #idle: Resolver[] = [];

  constructor(
    private readonly options: {
      readonly servers: readonly string[];
      readonly timeoutMs: number;
      readonly tries: number;
    },
  ) {}

  /** A resolver for this owner's work; its open questions are cancelled and it comes back when the work is over. */
  lend(owner: Owner): Resolver {
    const resolver = this.#idle.pop() ?? this.#create();
    owner.own(() => {
      resolver.cancel();
      this.#idle.push(resolver);
    });
    return resolver;
  }

  #create(): Resolver {
    const { servers, timeoutMs, tries } = this.options;
    const resolver = new dns.Resolver({ timeout: timeoutMs, tries });
    resolver.setServers(servers);
    return resolver;
  }
}
