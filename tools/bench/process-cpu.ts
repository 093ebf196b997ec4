import { readFileSync } from 'node:fs';

/** The kernel counts processor time in ticks, of which it tells programs 100 a second. */
const tickUs = 10_000;

/** Processor time that a process has used so far, user and system, in microseconds. */
export const cpuUsOf = (pid: number): number => fieldsOf(pid).own * tickUs;

/** Processor time of the children of this process that have ended, in microseconds. */
export const endedChildrenUs = (): number => fieldsOf(process.pid).children * tickUs;

function fieldsOf(pid: number): { own: number; children: number } {
  // The name of the program, in parentheses, may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /u, '')
    .split(' ');
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15).map(Number);
  return { own: user + system, children: childUser + childSystem };
}
