import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { locate, type Tool } from './machine.ts';

const folder = mkdtempSync(join(tmpdir(), 'dialtone-machine-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (name: string, mode: number) => {
  writeFileSync(join(folder, name), '');
  chmodSync(join(folder, name), mode);
};
const tool = (...names: string[]): Tool => ({ what: 'a tool', names, serves: 'nothing' });

describe('locate', () => {
  it('finds a program by any of its names', () => {
    file('second-name', 0o755);
    expect(locate(tool('first-name', 'second-name'), ['/nowhere', folder])).toBe(
      join(folder, 'second-name'),
    );
  });

  it('passes over what is absent and what cannot be run', () => {
    file('not-a-program', 0o644);
    expect(locate(tool('absent', 'not-a-program'), [folder])).toBeUndefined();
  });
});
