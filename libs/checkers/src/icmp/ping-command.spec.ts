import { describe, expect, it } from 'vitest';
import { Echoes } from './echo.js';
import { lineReader, pingArguments, refusalOf } from './ping-command.js';
import { anEchoRequest } from '../testing/index.js';

const request = anEchoRequest({ address: '10.0.0.1', count: 2 });

function read(...lines: string[]): Echoes {
  const echoes = new Echoes();
  lines.forEach(lineReader(request, echoes));
  return echoes;
}

describe('the arguments of ping', () => {
  it('name the address after the options', () => {
    expect(pingArguments(request)).toEqual([
      '-4',
      '-n',
      '-c',
      '2',
      '-i',
      '0.200',
      '-s',
      '56',
      '-t',
      '64',
      '-W',
      '5',
      '--',
      '10.0.0.1',
    ]);
    expect(pingArguments({ ...request, address: 'fd00::1' })[0]).toBe('-6');
  });

  it('send all requests within half the time', () => {
    const parts = pingArguments({ ...request, count: 20, timeoutMs: 2000 });
    expect(Number(parts[parts.indexOf('-i') + 1]) * 20).toBeLessThanOrEqual(1);
  });
});

describe('the wishes of a target', () => {
  it('are told to ping as far as it knows them', () => {
    const wishes = { size: 1400, ttl: 5, dontFragment: true, intervalMs: 1500 };
    const parts = pingArguments({ ...request, ...wishes }).join(' ');
    expect(parts).toContain('-i 1.500 -s 1400 -t 5 -M do');
  });

  it('of a small payload are beyond it: it would tell no time', () => {
    expect(pingArguments({ ...request, size: 0 }).join(' ')).toContain('-s 16');
  });
});

describe('what ping prints', () => {
  it('is read from iputils', () => {
    const echoes = read(
      'PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.',
      '64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.041 ms',
      '64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.090 ms (DUP!)',
      '64 bytes from 10.0.0.1: icmp_seq=2 ttl=64 time=12 ms',
      '2 packets transmitted, 2 received, 0% packet loss, time 1016ms',
      'rtt min/avg/max/mdev = 0.041/0.043/0.046/0.002 ms',
    );
    expect(echoes.roundTripsMs).toEqual([0.041, 12]);
    expect(echoes.hopLimit).toBe(64);
    expect(echoes.refusal).toBeUndefined();
  });

  it('is read from busybox', () => {
    const echoes = read(
      'PING 10.0.0.1 (10.0.0.1): 56 data bytes',
      '64 bytes from 10.0.0.1: seq=0 ttl=64 time=0.077 ms',
      'round-trip min/avg/max = 0.077/0.077/0.077 ms',
    );
    expect(echoes.roundTripsMs).toEqual([0.077]);
  });

  it.each([
    ['From 10.0.0.254 icmp_seq=1 Destination Host Unreachable', 'destination host unreachable'],
    ['From 10.0.0.254: icmp_seq=1 Time to live exceeded', 'time to live exceeded'],
    [
      'From fd00::fe icmp_seq=1 Destination unreachable: No route',
      'destination unreachable: no route',
    ],
  ])('tells who says that there is no way: %s', (line, why) => {
    expect(read(line).refusal).toMatch(
      new RegExp(
        `^10\\.0\\.0\\.1 cannot be reached, says (?:10\\.0\\.0\\.254|fd00::fe): ${why}$`,
        'u',
      ),
    );
  });
});

describe('what ping complains of', () => {
  it.each([
    ['ping: connect: Network is unreachable', 'network is unreachable'],
    ['ping: sendto: No route to host', 'no route to host'],
    ['ping: sendmsg: Operation not permitted', 'operation not permitted'],
  ])('may say that there is no way: %s', (complaint, why) => {
    expect(refusalOf(complaint, '10.0.0.1')).toBe(`10.0.0.1 cannot be reached: ${why}`);
  });

  it.each(['ping: socket: Operation not permitted', 'ping: permission denied (are you root?)', ''])(
    'may say nothing about the target: %s',
    complaint => {
      expect(refusalOf(complaint, '10.0.0.1')).toBeUndefined();
    },
  );
});
