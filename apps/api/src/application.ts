import { CheckRunner, Clock, Scheduler } from '@dialtone/engine';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { resetCaches } from 'graphql-tag';
import { AppModule } from './app.module.js';
import { Boot } from './boot.js';
import type { Config } from './platform/config.js';
import { Sockets } from './platform/graphql/sockets.js';
import { furnish, serveConsole } from './platform/web.js';

/**
 * The whole application: started, with every probe armed, and listening.
 * @throws Error; one with a cause is a sentence for the operator
 */
export async function startApplication(
  config: Config,
  logger: LoggerService,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    logger,
    bodyParser: false,
    forceCloseConnections: true,
    abortOnError: false,
  });
  furnish(app);
  serveConsole(app);
  await app.init();
  // Nest has the whole schema parsed once, as a text, which would be kept for the next time.
  resetCaches();
  app.get(Sockets).open(app.getHttpServer());
  await app.get(Boot).run();
  await listen(app, config);
  return app;
}

/** Requests that are not answered this long after the last check are let go. */
const lastAnswersMs = 2000;

/** Ends it: no further check begins, those that run end and are written, and then everybody is let go. */
export async function stopApplication(app: NestExpressApplication): Promise<void> {
  // Nest would first wait for open requests, and check on.
  app.get(Scheduler, { strict: false }).beforeApplicationShutdown();
  await app.get(CheckRunner, { strict: false }).beforeApplicationShutdown();
  const cancel = app.get(Clock).after(lastAnswersMs, () => {
    app.getHttpServer().closeAllConnections();
  });
  await app.close();
  cancel();
}

const whyNot: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'this user may not listen there',
  ENOTFOUND: 'nobody knows that name',
};

async function listen(
  app: NestExpressApplication,
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const why = whyNot[code] ?? String(cause);
    throw new Error(`Port ${port} of ${host} cannot be listened on: ${why}.`, { cause });
  }
}
