import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { Boot } from './boot.js';
import type { Config } from './platform/config.js';
import { furnish, serveConsole } from './platform/web.js';

/** The whole application: started, with every probe armed, and listening. */
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
  await app.get(Boot).run();
  await app.listen(config.port, config.host);
  return app;
}
