import type { EchoOwner, EchoRequest, Echoes } from './echo.js';

/**
 * Sends the requests of a check with the time between them that it wants.
 * @param send sends one of them; true when a reply came, false when the request was refused
 */
export function paced(
  { count, intervalMs, stopAtFirstReply }: EchoRequest,
  { echoes, owner, send }: Pace,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    let ended = 0;
    let cancel = (): void => undefined;
    const stop = (): void => {
      ended = count;
      cancel();
    };
    const answered = (at: number, isReply: boolean): void => {
      ended += 1;
      if (stopAtFirstReply && isReply) {
        // What was sent behind the one that was answered is still on its way, and not lost.
        echoes.sent = at + 1;
        stop();
      }
      if (ended >= count) resolve();
    };
    const next = (at: number): void => {
      if (ended >= count) return;
      echoes.sent = at + 1;
      send(at).then(isReply => {
        answered(at, isReply);
      }, reject);
      if (at + 1 >= count) return;
      if (intervalMs === 0) next(at + 1);
      else
        cancel = owner.context.after(intervalMs, () => {
          next(at + 1);
        });
    };
    owner.own(stop);
    next(0);
  });
}

interface Pace {
  readonly echoes: Echoes;
  readonly owner: EchoOwner;
  readonly send: (at: number) => Promise<boolean>;
}
