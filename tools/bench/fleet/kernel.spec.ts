import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { echoesIn, familyCpuUs, residentBytesIn, residentBytesOf } from './kernel.ts';

describe('what the kernel tells', () => {
  it('names the echo requests that came in', () => {
    const snmp = [
      'Ip: Forwarding DefaultTTL',
      'Ip: 1 64',
      'Icmp: InMsgs InErrors InEchos InEchoReps',
      'Icmp: 40 2 17 21',
      'IcmpMsg: InType0 InType8',
      'IcmpMsg: 21 17',
    ];
    expect(echoesIn(snmp.join('\n'))).toBe(17);
  });

  it('has the memory of a process in bytes', () => {
    expect(residentBytesIn('VmHWM:\t  200 kB\nVmRSS:\t     150 kB\n')).toBe(153_600);
    expect(residentBytesOf(process.pid)).toBeGreaterThan(10e6);
  });

  it('counts the processor time of what a process has started', async () => {
    const busy =
      'for (const end = Date.now() + 150; Date.now() < end;); setInterval(() => 0, 1000); console.log()';
    const child = spawn('sh', ['-c', `"${process.execPath}" -e '${busy}' & wait`], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    await once(child.stdout, 'data');
    expect(familyCpuUs([child.pid ?? 0])).toBeGreaterThan(20_000);
    process.kill(-(child.pid ?? NaN), 'SIGKILL');
  });
});
