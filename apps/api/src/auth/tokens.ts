import { Injectable } from '@nestjs/common';
import { Clock } from '@dialtone/engine';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { Config } from '../platform/config.js';
import { SigningKeyRing } from './signing-keys.js';

/** What a token says: who, given for which password, and until when (milliseconds since 1970). */
export interface Claims {
  readonly userId: number;
  readonly fingerprint: string;
  readonly expiresAt: number;
  /** When its user gave the password, in milliseconds since 1970. */
  readonly signedInAt: number;
}

const algorithm = 'HS256';
const issuer = 'dialtone';

const payloadSchema = z.object({
  sub: z
    .string()
    .regex(/^[1-9]\d{0,15}$/u)
    .transform(Number),
  pwd: z.string(),
  exp: z.number(),
  auth_time: z.number(),
});

/** Signs and judges the tokens of sessions: JWTs, HS256 and nothing else. */
@Injectable()
export class Tokens {
  private readonly lasts: { readonly ms: number; readonly longestMs: number };

  constructor(
    private readonly keys: SigningKeyRing,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.lasts = { ms: config.sessionMs, longestMs: config.longestSessionMs };
  }

  /** @param signedInAt of a session that is renewed, in milliseconds since 1970 */
  async issue(
    userId: number,
    fingerprint: string,
    signedInAt = this.clock.now(),
  ): Promise<{ token: string; expiresAt: Date }> {
    const [key] = await this.keys.current();
    const [issuedAt, signedIn] = [this.clock.now(), signedInAt].map(ms => Math.floor(ms / 1000));
    const expiresAt = Math.ceil(this.endOf(signedInAt) / 1000);
    const token = await new SignJWT({ pwd: fingerprint, auth_time: signedIn })
      .setProtectedHeader({ alg: algorithm, kid: key.id })
      .setSubject(String(userId))
      .setIssuer(issuer)
      .setAudience(issuer)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(key.secret);
    return { token, expiresAt: new Date(expiresAt * 1000) };
  }

  /** However short a session is to be in the end, a sign-in opens one as long as any. */
  private endOf(signedInAt: number): number {
    const { ms, longestMs } = this.lasts;
    return Math.min(this.clock.now() + ms, signedInAt + Math.max(longestMs, ms));
  }

  /** Absent for anything but a token of ours that still holds. */
  async read(token: string): Promise<Claims | undefined> {
    const keys = await this.keys.current();
    const keyOf = ({ kid }: { kid?: string }): KeyObject => {
      const key = keys.find(({ id }) => id === kid);
      if (key === undefined) throw new errors.JWSSignatureVerificationFailed();
      return key.secret;
    };
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        algorithms: [algorithm],
        issuer,
        audience: issuer,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(this.clock.now()),
      });
      const { sub, pwd, exp, auth_time: signedIn } = payloadSchema.parse(payload);
      return {
        ...{ userId: sub, fingerprint: pwd },
        ...{ expiresAt: exp * 1000, signedInAt: signedIn * 1000 },
      };
    } catch (error) {
      // Both say that the token is not ours or holds no longer; anything else is a bug.
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined;
      throw error;
    }
  }
}
