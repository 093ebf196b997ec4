import { readdirSync, readFileSync } from 'node:fs';
import { cpuUsOf } from '../process-cpu.ts';

/** Echo requests that came in, of `/proc/net/snmp`: a line of names and a line of numbers for each protocol. */
export function echoesIn(snmp: string): number {
  const [names = [], numbers = []] = snmp
    .split('\n')
    .filter(line => line.startsWith('Icmp:'))
    .map(line => line.split(' '));
  return Number(numbers[names.indexOf('InEchos')] ?? NaN);
}

/** What a process holds in memory, in bytes, of `/proc/PID/status`. */
export function residentBytesIn(status: string): number {
  return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1] ?? NaN) * 1024;
}

export const residentBytesOf = (pid: number): number =>
  residentBytesIn(readFileSync(`/proc/${pid}/status`, 'utf8'));

/** Processor time of processes and of all that they have started, threads included, in microseconds. */
export const familyCpuUs = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + cpuUsOf(pid) + familyCpuUs(childrenOf(pid)), 0);

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap(thread =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      .split(' ')
      .filter(child => child !== '')
      .map(Number),
  );
}
