import { describe, expect, it } from 'vitest';
import { formatIn, formatOf } from './file-format';

describe('the format of a file', () => {
  it.each([
    ['probes.csv', 'csv'],
    ['probes.2026.XLSX', 'xlsx'],
    ['probes.yml', 'yaml'],
    ['probes', undefined],
    ['probes.constructor', undefined],
  ])('is told by the name %s', (name, format) => {
    expect(formatOf(name)).toBe(format);
  });

  it.each([
    ['\n[{"name": 1}]', 'json'],
    ['{"probes": []}', 'json'],
    ['- name: a', 'yaml'],
    ['probes:\n- name: a', 'yaml'],
    ['name\turl\na\tb', 'csv'],
    ['', 'csv'],
  ])('is guessed from the text %j', (text, format) => {
    expect(formatIn(text)).toBe(format);
  });
});
