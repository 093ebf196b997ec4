import { Echoes } from './echo.js';
import type { Echo, EchoOwner } from './echo.js';
import { pingCommand } from './ping-command.js';

/** The way to send echo requests that this process has, or why it has none. */
export type EchoChoice =
  { readonly echo: Echo } | { readonly echo?: undefined; readonly problem: string };

/** The ways that there are. */
export interface EchoWays {
  /** Undefined where the native module is missing: it is built at installation, if that is possible. */
  readonly raw: { readonly mayOpenRawSockets: () => boolean; readonly rawEcho: Echo } | undefined;
  readonly command: Echo;
}

let chosen: Promise<EchoChoice> | undefined;

/** Found out once: raw sockets where they are permitted, else the system's `ping` where that works. */
export const chooseEcho = (): Promise<EchoChoice> => (chosen ??= chooseHere());

async function chooseHere(): Promise<EchoChoice> {
  const raw = await import('./raw-echo.js').catch(() => undefined);
  return choose({ raw, command: pingCommand });
}

export async function choose({ raw, command }: EchoWays): Promise<EchoChoice> {
  if (raw?.mayOpenRawSockets() === true) return { echo: raw.rawEcho };
  const complaint = await complaintOf(command);
  return complaint === undefined ? { echo: command } : { problem: problemSentence(complaint) };
}

const lookAtMyself = {
  address: '127.0.0.1',
  count: 1,
  intervalMs: 0,
  size: 56,
  ttl: 64,
  dontFragment: false,
  stopAtFirstReply: false,
  timeoutMs: 1000,
};

/** Lets `ping` look at this machine once; what stops it, it says. */
async function complaintOf(command: Echo): Promise<string | undefined> {
  const releases: (() => void)[] = [];
  const owner: EchoOwner = {
    own: release => void releases.push(release),
    // One request has nothing to wait for.
    context: { after: () => () => undefined },
  };
  try {
    await command(lookAtMyself, new Echoes(), owner);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message;
  } finally {
    for (const release of releases) release();
  }
}

const problemSentence = (complaint: string): string =>
  'ICMP cannot be used here: this process may not open raw sockets, and the ping command does not help. ' +
  `${complaint} Give the process the capability CAP_NET_RAW (setcap cap_net_raw+ep on its node binary, or ` +
  '--cap-add NET_RAW for a container), or install iputils-ping and let its group send echo requests ' +
  '(sysctl net.ipv4.ping_group_range="0 2147483647"); then start again.';
