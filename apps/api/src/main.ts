import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { SystemClock } from '@dialtone/engine';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { startApplication, stopApplication } from './application.js';
import { type Config, ConfigError, environment, readConfig } from './platform/config.js';
import { consoleUrl } from './platform/console-url.js';
import { JsonLogger } from './platform/logging.js';

/** Slabs of Node's, as in the thread of the history: what waits in one for a second or two holds it as a whole. */
Buffer.poolSize = 8192;

/** EX_CONFIG of sysexits.h. */
const wrongConfiguration = 78;
/** Longer than running checks and last writes may take; what has not ended by then hangs. */
const longestEndMs = 20_000;

function configOrExit(): Config {
  try {
    return readConfig(environment());
  } catch (error) {
    if (error instanceof ConfigError) exitFor(error);
    throw error;
  }
}

function exitFor({ sentences }: ConfigError): never {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exit(wrongConfiguration);
}

/** Logs why and ends. An error that names its cause has been put into words already, and needs no stack. */
function giveUp(logger: JsonLogger, error: unknown): never {
  const worded = error instanceof Error && error.cause !== undefined;
  logger.fatal(worded ? error.message : error, 'Main');
  process.exit(1);
}

async function end(logger: JsonLogger, app: NestExpressApplication | undefined): Promise<never> {
  new SystemClock().after(longestEndMs, () => {
    giveUp(logger, `The process has not ended within ${longestEndMs / 1000} s.`);
  });
  try {
    if (app !== undefined) await stopApplication(app);
    process.exit(0);
  } catch (error) {
    return giveUp(logger, error);
  }
}

/** What the process was started with is meant for its first thread; V8 would hold it above the limits that other threads are given. */
function leaveThreadsTheirLimits(): void {
  setFlagsFromString('--max-semi-space-size=0');
}

async function main(): Promise<void> {
  leaveThreadsTheirLimits();
  const config = configOrExit();
  const logger = new JsonLogger(config.logLevel);
  let app: NestExpressApplication | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.log(`${signal}: ending, once the running checks have ended.`, 'Main');
      void end(logger, app);
    });
  }
  // A process that a bug has struck is in no known state: whoever keeps it running starts it anew.
  process.on('uncaughtException', error => giveUp(logger, error));
  try {
    app = await startApplication(config, logger);
    const { port } = app.getHttpServer().address() as AddressInfo;
    logger.log(`Dialtone answers at ${consoleUrl(config.host, port)}`, 'Main');
  } catch (error) {
    // A file that the environment names says something wrong.
    if (error instanceof ConfigError) exitFor(error);
    giveUp(logger, error);
  }
}

// Not awaited: scripts of the bundle that are loaded later import this one, and would wait for its end.
void main();
