import { describe, expect, it } from 'vitest';
import { choose } from './choose-echo.js';
import type { Echo } from './echo.js';
import { createPingCommand } from './ping-command.js';

const works: Echo = () => Promise.resolve();
const rawEcho: Echo = () => Promise.resolve();

describe('the way to send echo requests', () => {
  it('is a raw socket where that is permitted', async () => {
    const raw = { mayOpenRawSockets: () => true, rawEcho };
    await expect(choose({ raw, command: works })).resolves.toEqual({ echo: rawEcho });
  });

  it('is the ping command where it is not, or where the native module is missing', async () => {
    const raw = { mayOpenRawSockets: () => false, rawEcho };
    await expect(choose({ raw, command: works })).resolves.toEqual({ echo: works });
    await expect(choose({ raw: undefined, command: works })).resolves.toEqual({ echo: works });
  });

  it('is none where neither works, and then says why and what would help', async () => {
    const command = createPingCommand('/nowhere/ping');
    const choice = await choose({ raw: undefined, command });
    expect(choice).toEqual({
      problem:
        'ICMP cannot be used here: this process may not open raw sockets, and the ping command does not help. ' +
        'There is no ping command. Give the process the capability CAP_NET_RAW (setcap cap_net_raw+ep on its node ' +
        'binary, or --cap-add NET_RAW for a container), or install iputils-ping and let its group send echo requests ' +
        '(sysctl net.ipv4.ping_group_range="0 2147483647"); then start again.',
    });
  });
});
