import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atTheEnd } from '../../src/platform/database/testing/test-database.js';

/** Runs a program of the system. @throws Error with what it says when it fails */
export function run(program: string, ...values: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, values, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
}

/** Whether something can be done on this machine; it is tried on a folder of its own. */
function works(attempt: (folder: string) => void): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'dialtone-disk-'));
  try {
    attempt(folder);
    return true;
  } catch {
    return false; // Whatever is missing, a program or the right to do it: it cannot be done here.
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts a disk of its own on a folder; it goes when the spec file ends. */
export function mountSmallDisk(folder: string, megabytes: number): void {
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  atTheEnd(() => {
    run('umount', '--lazy', folder);
  });
}

/** Takes every byte that is left on the disk of a folder. @returns gives them back */
export function fillUp(folder: string): () => void {
  const path = join(folder, 'filler');
  const megabyte = Buffer.alloc(2 ** 20);
  for (let size = megabyte.length; size > 0;) {
    try {
      writeFileSync(path, megabyte.subarray(0, size), { flag: 'a' });
    } catch {
      size = Math.floor(size / 2); // ENOSPC: less may still fit.
    }
  }
  return () => {
    rmSync(path);
  };
}

/** Lets nobody write to files any more, not even root, and not those who have them open. @returns lets them again */
export function makeImmutable(...paths: readonly string[]): () => void {
  const there = paths.filter(path => existsSync(path));
  run('chattr', '+i', ...there);
  return () => {
    run('chattr', '-i', ...there);
  };
}

/** Makes a folder a read-only mount, as of a volume that is mounted so. @returns takes it away again */
export function mountReadOnly(folder: string): () => void {
  run('mount', '--bind', folder, folder);
  run('mount', '-o', 'remount,bind,ro', folder);
  return () => {
    run('umount', '--lazy', folder);
  };
}

export const canMount = works(folder => {
  mountReadOnly(folder)();
});
export const canMakeImmutable = works(folder => {
  const path = join(folder, 'file');
  writeFileSync(path, '');
  makeImmutable(path)();
});
export const canLimitFiles = works(() => {
  run('prlimit', '--version');
});
