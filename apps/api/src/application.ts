import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
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
  app.get(Sockets).open(app.getHttpServer());
  await app.get(Boot).run();
  await listen(app, config);
  return app;
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
