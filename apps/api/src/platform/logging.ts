import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.js';

/** Rooms of Nest's own whose every step at start nobody needs to see. */
const chatter = new Set([
  'InstanceLoader',
  'NestFactory',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** JSON lines on stdout: level, time, the room that speaks, and a sentence. */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: LogLevel) {
    this.pino = pino({
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
    });
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.say('trace', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.say('debug', message, rest);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.say(chatter.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.say('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.say('error', message, rest);
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
