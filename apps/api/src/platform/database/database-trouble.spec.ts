import { describe, expect, it } from 'vitest';
import { writeTrouble } from './database-trouble.js';

const coded = (code: string) => Object.assign(new Error(`at /data/dialtone.db: ${code}`), { code });

describe('What is wrong when nothing can be written', () => {
  it.each([
    [coded('SQLITE_BUSY'), 'Another process locks the database.'],
    [coded('SQLITE_BUSY_SNAPSHOT'), 'Another process locks the database.'],
    [coded('SQLITE_FULL'), 'There is no room for the database.'],
    [coded('ER_DISK_FULL'), 'There is no room for the database.'],
    [coded('SQLITE_READONLY'), 'The database may not be written.'],
    [coded('ER_OPTION_PREVENTS_STATEMENT'), 'The database may not be written.'],
    [coded('SQLITE_IOERR_WRITE'), 'The disk of the database takes no changes.'],
    [coded('ECONNREFUSED'), 'The database does not answer.'],
    [coded('SQLITE_CORRUPT'), 'The database takes no changes.'],
    [new Error('whatever'), 'The database takes no changes.'],
    ['no error', 'The database takes no changes.'],
  ])('of %s it is said in a sentence without our insides', (error, why) => {
    expect(writeTrouble(error)).toBe(why);
  });
});
