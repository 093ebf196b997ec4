import type { HttpTarget, TlsSight } from '@dialtone/model';
import type { OpenLine } from './http-line.js';
import type { Watch } from '../observe.js';

/** How long a connection is kept that nobody uses. */
const idleMs = 60_000;
/** For each origin of a target. */
const mostKept = 2;

interface Kept {
  readonly line: OpenLine;
  readonly peer: string;
  readonly address: string | undefined;
  readonly addresses: readonly string[];
  readonly tls: TlsSight | undefined;
  /** Nobody watches over it any more. */
  readonly forget: () => void;
}

/** By target, so that no check ever goes over a connection that was made with the settings of another. */
const kept = new WeakMap<HttpTarget, Map<string, Kept[]>>();

/** Keeps a connection for the next check of the target; it is let go of when it ends, or is not used for a minute. */
export function keep(watch: Watch, target: HttpTarget, origin: string, line: OpenLine): void {
  const all = linesOf(target, origin);
  if (line.socket.destroyed || all.length >= mostKept) {
    line.socket.destroy();
    return;
  }
  for (const socket of line.held) watch.leave(socket);
  const { sight, peer } = watch;
  const entry: Kept = {
    line,
    peer,
    address: sight.address,
    addresses: sight.addresses,
    tls: sight.tls,
    forget: watchOver(line, () => {
      all.splice(all.indexOf(entry) >>> 0, 1);
      for (const socket of line.held) socket.destroy();
    }),
  };
  all.push(entry);
}

/** A connection that a check before has left, if one stands. */
export function takeKept(watch: Watch, target: HttpTarget, origin: string): OpenLine | undefined {
  const entry = kept.get(target)?.get(origin)?.pop();
  if (entry === undefined) return undefined;
  entry.forget();
  const { line, peer, address, addresses, tls } = entry;
  for (const socket of line.held)
    watch.own(() => {
      socket.destroy();
    }, socket);
  watch.peer = peer;
  watch.sight.addresses = addresses;
  if (address !== undefined) watch.sight.address = address;
  if (tls !== undefined) watch.sight.tls = tls;
  return { ...line, heard: false };
}

/** What comes over a connection that asked nothing, or its end, ends it. */
function watchOver({ socket, ear, held }: OpenLine, drop: () => void): () => void {
  const [first] = held;
  if (ear === undefined) socket.on('data', drop);
  else ear.hear = drop;
  socket.on('end', drop).on('close', drop).on('error', drop);
  first?.setTimeout(idleMs, drop);
  first?.unref();
  return () => {
    if (ear === undefined) socket.off('data', drop);
    else delete ear.hear;
    socket.off('end', drop).off('close', drop).off('error', drop);
    first?.setTimeout(0, drop);
    first?.ref();
  };
}

function linesOf(target: HttpTarget, origin: string): Kept[] {
  const origins = kept.get(target) ?? new Map<string, Kept[]>();
  kept.set(target, origins);
  const all = origins.get(origin) ?? [];
  origins.set(origin, all);
  return all;
}
