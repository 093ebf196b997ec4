import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@dialtone/engine';
import { join } from 'node:path';
import { Config } from '../platform/config.js';
import { createKeyFile, keyFileVersion, readKeys, type SigningKeys } from './signing-key-file.js';

/** How often the file is looked at, at most. */
const lookEveryMs = 1000;

/**
 * The keys of all sessions: `signing-keys` in DATA_DIR, mode 0600, one key of 32 bytes or more a line, in
 * base64. The first line signs, every line verifies. It is made at the first start.
 *
 * To rotate: put a new line on top (`openssl rand -base64 32`), and take the old one away
 * once its sessions have run out. Taking a line away ends the sessions that it signed; deleting the file
 * ends all of them. Either is noticed within a second, without a restart. A file that cannot be used stops
 * a start; while the server runs, the keys it had stay in use and the log says why.
 */
@Injectable()
export class SigningKeyRing implements OnModuleInit {
  private readonly logger = new Logger(SigningKeyRing.name);
  private readonly path: string;
  private keys: SigningKeys | undefined;
  private version: string | undefined;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<SigningKeys> | undefined;

  constructor(
    config: Config,
    private readonly clock: Clock,
  ) {
    this.path = join(config.dataDir, 'signing-keys');
  }

  async onModuleInit(): Promise<void> {
    await this.current();
  }

  /** @throws SigningKeyError when there has never been a usable file. */
  async current(): Promise<SigningKeys> {
    const fresh = this.clock.monotonic() - this.lookedAt < lookEveryMs;
    if (fresh && this.keys !== undefined) return this.keys;
    return (this.looking ??= this.look().finally(() => (this.looking = undefined)));
  }

  private async look(): Promise<SigningKeys> {
    const version = await keyFileVersion(this.path);
    if (version === undefined) await createKeyFile(this.path);
    if (this.keys === undefined || version !== this.version) this.keys = await this.reread();
    this.lookedAt = this.clock.monotonic();
    return this.keys;
  }

  private async reread(): Promise<SigningKeys> {
    this.version = await keyFileVersion(this.path);
    try {
      return await readKeys(this.path);
    } catch (error) {
      if (this.keys === undefined) throw error;
      this.logger.error(`The signing keys stay as they were. ${String(error)}`);
      return this.keys;
    }
  }
}
