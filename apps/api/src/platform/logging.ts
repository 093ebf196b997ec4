import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import { inSource } from './in-source.js';
import type { LogLevel } from './variables.js';

/** Rooms of Nest's own whose every step at start nobody needs to see; what fails there, `main` says. */
const chatter = new Set([
  'ExceptionHandler',
  'GraphQLModule',
  'InstanceLoader',
  'NestFactory',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

const isChatter = (rest: readonly unknown[]): boolean => chatter.has(String(rest.at(-1)));

/** What a log may show of an error: a database's carries the statement with all its values. */
function shownError(error: Error): object {
  const { name, message, cause } = error;
  const stack = error.stack === undefined ? undefined : inSource(error.stack);
  const code = 'code' in error && typeof error.code === 'string' && { code: error.code };
  const from = cause instanceof Error && { cause: shownError(cause) };
  return { type: name, message, stack, ...code, ...from };
}

/** JSON lines on stdout: level, time, the room that speaks, and a sentence. */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  /** @param stream stdout, written at once: the last lines before an end are those that matter */
  constructor(
    level: LogLevel,
    stream: DestinationStream = pino.destination({ dest: 1, sync: true }),
  ) {
    const options = {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      serializers: { err: shownError },
    };
    this.pino = pino(options, stream);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.say('trace', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.say('debug', message, rest);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.say(isChatter(rest) ? 'debug' : 'info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.say('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.say(isChatter(rest) ? 'debug' : 'error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.say('fatal', message, rest);
  }

  /** Nest hands over the name of the room last, and before it a stack. */
  private say(level: LogLevel, message: unknown, rest: readonly unknown[]): void {
    const room = rest.at(-1);
    const more = rest.slice(0, -1).filter(part => part !== undefined);
    const fields = {
      ...(typeof room === 'string' && { room }),
      ...(more.length > 0 && { more }),
    };
    if (message instanceof Error) this.pino[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'string') this.pino[level](fields, message);
    else this.pino[level]({ ...fields, said: message });
  }
}
