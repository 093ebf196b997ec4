import { describe, expect, it } from 'vitest';
import { databaseName } from './product-card';

describe('the name of the database', () => {
  it.each([
    ['SQLite', '3.50.4', 'SQLite 3.50.4'],
    ['MySQL', '8.4.6', 'MySQL 8.4.6'],
    ['MySQL', '11.8.3-MariaDB-ubu2404', 'MariaDB 11.8.3'],
    ['MySQL', null, 'MySQL'],
  ])('of %s that says %s is %s', (kind, version, name) => {
    expect(databaseName(kind, version)).toBe(name);
  });
});
