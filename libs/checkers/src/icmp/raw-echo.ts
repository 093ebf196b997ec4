import { isIPv6 } from 'node:net';
import type { Echo } from './echo.js';
import { paced } from './echo-pace.js';
import { EchoSession } from './echo-session.js';
import type { Owner } from '../observe.js';

/**
 * net-ping on raw sockets. All checks of a family share one socket, because the kernel hands every ICMP packet of the
 * machine to every raw socket; it is open only while somebody asks, so that no old packets wait in it.
 * @throws Error when the process may not open raw sockets
 */
export const rawEcho: Echo = async (request, echoes, owner) => {
  const session = borrow(isIPv6(request.address) ? 6 : 4, owner);
  if (session === undefined) {
    echoes.refusal = `${request.address} cannot be reached: this system has no IPv6`;
    return;
  }
  await paced(request, {
    echoes,
    owner,
    send: async at => {
      const answer = await session.echo(request, owner);
      if (answer.kind === 'reply') echoes.reply(at, answer.roundTripMs, answer.hopLimit);
      else echoes.refusal = answer.message;
      return answer.kind === 'reply';
    },
  });
};

/** Whether this process may open raw sockets. */
export function mayOpenRawSockets(): boolean {
  try {
    new EchoSession(4).close();
    return true;
  } catch {
    // EPERM, as the text of a plain Error.
    return false;
  }
}

interface Shared {
  readonly session: EchoSession;
  borrowers: number;
}
const open = new Map<4 | 6, Shared>();

/** The session of a family; undefined when the system does not have the family. */
function borrow(family: 4 | 6, owner: Owner): EchoSession | undefined {
  const mine = usable(family) ?? begin(family);
  if (mine === undefined) return undefined;
  mine.borrowers += 1;
  owner.own(() => {
    mine.borrowers -= 1;
    if (mine.borrowers > 0) return;
    mine.session.close();
    if (open.get(family) === mine) open.delete(family);
  });
  return mine.session;
}

function usable(family: 4 | 6): Shared | undefined {
  const shared = open.get(family);
  return shared?.session.broken === undefined ? shared : undefined;
}

function begin(family: 4 | 6): Shared | undefined {
  try {
    const shared = { session: new EchoSession(family), borrowers: 0 };
    open.set(family, shared);
    return shared;
  } catch (error) {
    // EAFNOSUPPORT, as the text of a plain Error.
    if (error instanceof Error && /not supported/iu.test(error.message)) return undefined;
    throw error;
  }
}
