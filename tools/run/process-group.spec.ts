import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { start } from './process-group.ts';

/** A machine that others use too may stand still for a while. */
const patienceMs = 15_000;

const folder = mkdtempSync(join(tmpdir(), 'dialtone-group-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const shell = (script: string) => start(['sh', '-c', script], { cwd: folder });

async function pidIn(file: string): Promise<number> {
  const path = join(folder, file);
  await vi.waitFor(() => {
    expect(existsSync(path) && readFileSync(path, 'utf8').endsWith('\n')).toBe(true);
  }, patienceMs);
  return Number(readFileSync(path, 'utf8'));
}
const isAlive = (pid: number) =>
  existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

describe.runIf(process.platform === 'linux')('a command in a group of its own', () => {
  it('tells the exit code', async () => {
    expect(await shell('exit 3').ended).toBe(3);
  });

  it('tells a failure of what cannot be started', async () => {
    expect(await start(['/nowhere/at-all'], { cwd: folder }).ended).toBe(127);
  });

  it('leaves nothing behind that it started', async () => {
    await shell('sleep 60 & echo $! > left; exit 0').ended;
    expect(isAlive(await pidIn('left'))).toBe(false);
  });

  it('ends with all that it started when it is told to', async () => {
    const running = shell('sleep 60 & echo $! > inner; wait');
    const pid = await pidIn('inner');
    await running.end();
    expect(await running.ended).not.toBe(0);
    expect(isAlive(pid)).toBe(false);
  });
});
