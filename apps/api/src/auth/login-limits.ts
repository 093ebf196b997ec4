import { Injectable } from '@nestjs/common';
import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimited } from '../platform/errors.js';
import { limitedAddress } from './client-address.js';
import { foldUsername } from './username.js';

export interface LoginAttempt {
  readonly username: string;
  readonly ip: string;
}

const windowSeconds = 15 * 60;
/** Failures in a window that are let through. */
export const mostFailures = { ofAddress: 30, ofUserFromAddress: 10, ofUser: 100 } as const;

/** Counters are kept in so many slots, whatever names and addresses are made up. */
const slots = 2 ** 16;
const mostKnownPlaces = 10_000;

const limiter = (points: number): RateLimiterMemory =>
  new RateLimiterMemory({ points, duration: windowSeconds });

/**
 * How often a sign-in may fail: by address, by user from one address, and by user from anywhere. The last
 * does not hold where the user has signed in before, so that a guesser elsewhere cannot lock anybody out.
 * An attempt is counted before it is judged, so that many at once gain nothing.
 */
@Injectable()
export class LoginLimits {
  private readonly byAddress = limiter(mostFailures.ofAddress);
  private readonly byUserFromAddress = limiter(mostFailures.ofUserFromAddress);
  private readonly byUser = limiter(mostFailures.ofUser);
  private readonly knownPlaces = new Set<string>();
  private readonly slotKey = randomBytes(16);

  /** @throws UserError RATE_LIMITED, with the seconds to wait. */
  async admit(attempt: LoginAttempt): Promise<void> {
    const { address, place, user } = this.slotsOf(attempt);
    await this.count(this.byAddress, address);
    await this.count(this.byUserFromAddress, place);
    if (!this.knownPlaces.has(place)) await this.count(this.byUser, user);
  }

  /** The attempt was right: the user starts anew, and the address is as before. */
  async forgive(attempt: LoginAttempt): Promise<void> {
    const { address, place, user } = this.slotsOf(attempt);
    await this.byAddress.reward(address);
    await this.byUserFromAddress.delete(place);
    await this.byUser.delete(user);
    this.know(place);
  }

  /** The attempt could not be judged, so it counts for nothing. */
  async takeBack(attempt: LoginAttempt): Promise<void> {
    const { address, place, user } = this.slotsOf(attempt);
    await this.byAddress.reward(address);
    await this.byUserFromAddress.reward(place);
    if (!this.knownPlaces.has(place)) await this.byUser.reward(user);
  }

  private async count(limit: RateLimiterMemory, slot: string): Promise<void> {
    try {
      await limit.consume(slot);
    } catch (refused) {
      // The library's way of saying no; anything else is a bug.
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw rateLimited(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
    }
  }

  private know(place: string): void {
    this.knownPlaces.delete(place);
    this.knownPlaces.add(place);
    const [oldest] = this.knownPlaces;
    if (this.knownPlaces.size > mostKnownPlaces && oldest !== undefined)
      this.knownPlaces.delete(oldest);
  }

  private slotsOf({ username, ip }: LoginAttempt) {
    const user = foldUsername(username);
    const address = limitedAddress(ip);
    return {
      address: this.slot(address),
      place: this.slot(JSON.stringify([user, address])),
      user: this.slot(user),
    };
  }

  /** Keyed, so that nobody can aim at somebody else's slot. */
  private slot(text: string): string {
    const digest = createHmac('sha256', this.slotKey).update(text).digest();
    return String(digest.readUInt32BE(0) % slots);
  }
}
