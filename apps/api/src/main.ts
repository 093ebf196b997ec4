import 'reflect-metadata';
import { startApplication } from './application.js';
import { type Config, ConfigError, environment, readConfig } from './platform/config.js';
import { JsonLogger } from './platform/logging.js';

/** EX_CONFIG of sysexits.h. */
const wrongConfiguration = 78;

function configOrExit(): Config {
  try {
    return readConfig(environment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const sentence of error.sentences) process.stderr.write(`${sentence}\n`);
    process.exit(wrongConfiguration);
  }
}

async function main(): Promise<void> {
  const config = configOrExit();
  const logger = new JsonLogger(config.logLevel);
  try {
    const app = await startApplication(config, logger);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        logger.log(`${signal}: ending, once the running checks have ended.`, 'Main');
        void app.close().then(() => process.exit(0));
      });
    }
    logger.log(`Dialtone answers at ${await app.getUrl()}`, 'Main');
  } catch (error) {
    logger.fatal(error instanceof Error ? error : String(error), 'Main');
    process.exit(1);
  }
}

await main();
