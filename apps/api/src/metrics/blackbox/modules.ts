import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Clock } from '@dialtone/engine';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Config, ConfigError } from '../../platform/config.js';
import { BlackboxMetrics } from './blackbox-metrics.js';
import { type BlackboxFile, type NamedModule, readBlackboxFile } from './file/blackbox-file.js';

/** The modules of `blackbox.yml`: read at start and when asked to; a wrong file keeps those that stand. */
@Injectable()
export class Modules implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(Modules.name);
  private modules: ReadonlyMap<string, NamedModule> = new Map();

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly metrics: BlackboxMetrics,
  ) {}

  /** Whether there is a `/probe` at all. */
  get enabled(): boolean {
    return this.config.blackboxConfig !== undefined;
  }

  find(name: string): NamedModule | undefined {
    return this.modules.get(name);
  }

  /** @throws ConfigError when the file is wrong: a start without modules would answer every scrape with an error */
  onModuleInit(): void {
    if (!this.enabled) return;
    const sentences = this.reload();
    if (sentences.length > 0) throw new ConfigError(sentences);
    process.on('SIGHUP', this.onHangUp);
    if (this.config.metricsToken === undefined)
      this.logger.warn('BLACKBOX_CONFIG is set without METRICS_TOKEN: anybody may use /probe.');
  }

  onModuleDestroy(): void {
    process.off('SIGHUP', this.onHangUp);
  }

  /** Reads the file again. @returns what is wrong with it, in sentences; then nothing has changed */
  reload(): readonly string[] {
    const { blackboxConfig } = this.config;
    if (blackboxConfig === undefined) return [];
    const read = readModules(blackboxConfig);
    if ('sentences' in read) {
      this.metrics.reloaded.set(0);
      return read.sentences;
    }
    this.modules = read.modules;
    this.metrics.reloaded.set(1);
    this.metrics.reloadedAt.set(this.clock.now() / 1000);
    this.logger.log(`${blackboxConfig} was read: ${read.modules.size} modules.`);
    return [];
  }

  private readonly onHangUp = (): void => {
    for (const sentence of this.reload()) this.logger.error(sentence);
  };
}

/** What a module names is looked for beside the file. */
function readModules(path: string): BlackboxFile {
  const folder = dirname(path);
  const readText = (name: string): string => readFileSync(resolve(folder, name), 'utf8');
  try {
    return readBlackboxFile(basename(path), readText(path), readText);
  } catch (error) {
    // Of the file system: the file is absent, or not ours to read.
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { sentences: [`BLACKBOX_CONFIG names a file that cannot be read: ${error.message}.`] };
  }
}
