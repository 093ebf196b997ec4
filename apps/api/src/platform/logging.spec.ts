import { QueryFailedError } from 'typeorm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LogLevel } from './variables.js';
import { JsonLogger } from './logging.js';

const written: string[] = [];
const stream = {
  write: (line: string): void => {
    written.push(line);
  },
};

beforeEach(() => {
  written.length = 0;
});

interface Line {
  readonly level: string;
  readonly time: string;
  readonly msg?: string;
  readonly room?: string;
  readonly err?: { readonly stack: string; readonly cause?: { readonly message: string } };
  readonly more?: readonly string[];
}
const lines = (): Line[] =>
  written
    .join('')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Line);
const logger = (level: LogLevel = 'info') => new JsonLogger(level, stream);

describe('JsonLogger', () => {
  it('says a sentence in one line, with its level, its time and the room that speaks', () => {
    logger().warn('Results cannot be written and wait:\n“locked”', 'Recorder');
    const [line, ...more] = lines();
    expect(line).toMatchObject({
      level: 'warn',
      room: 'Recorder',
      msg: 'Results cannot be written and wait:\n“locked”',
    });
    expect(line?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
    expect(more).toEqual([]);
  });

  it('shows an error with its stack and what it came from, in one line', () => {
    const cause = new Error('refused');
    logger().error(new Error('no database', { cause }), 'Main');
    const [line] = lines();
    expect(line).toMatchObject({ level: 'error', room: 'Main', msg: 'no database' });
    expect(line?.err?.stack).toContain('logging.spec');
    expect(line?.err?.cause?.message).toBe('refused');
  });

  it('keeps a stack that Nest hands over', () => {
    logger().error('bug', 'Error: bug\n    at somewhere', 'ExceptionsHandler');
    expect(lines()).toMatchObject([
      { room: 'ExceptionsHandler', more: ['Error: bug\n    at somewhere'] },
    ]);
  });

  it('tells nothing of the values of a statement that failed', () => {
    const sql = 'INSERT INTO sys_users VALUES (?)';
    logger().error(new QueryFailedError(sql, ['$2b$10$secret'], new Error('locked')), 'Auth');
    expect(written.join('')).not.toContain('secret');
    expect(lines()[0]?.msg).toContain('locked');
  });

  it('leaves out what is below its level, and what Nest says of its own start', () => {
    const quiet = logger('warn');
    quiet.log('nothing');
    quiet.debug('nothing');
    quiet.fatal('the end', 'Main');
    logger().log('AppModule dependencies initialized', 'InstanceLoader');
    logger().error(new Error('said by main again'), 'ExceptionHandler');
    expect(lines().map(({ level, msg }) => [level, msg])).toEqual([['fatal', 'the end']]);
  });
});
