// Visits an HTTP target so many times a second, with nothing but sockets, and tells how late the visits began.
import { setTimeout as sleep } from 'node:timers/promises';
import { bareVisit } from '../bare.ts';
import { quantileOfCounts } from './arrivals.ts';
import { addressOf } from './fleet.ts';

const [perSecond = 1, port = 0] = process.argv.slice(2).map(Number);
/** V8 has compiled so little by then. */
const warmMs = 20_000;
const windowMs = 40_000;
/** As the scheduler has it at such rates: visits share a moment, and those of one turn are few. */
const gridMs = 5;
const atOnce = 10;

const began = performance.now();
/** How many were late by so many whole milliseconds. */
const late = new Uint32Array(10_000);
let next = 0;
let failed = 0;

const dueAt = (visit: number): number =>
  began + Math.ceil((visit * 1000) / perSecond / gridMs) * gridMs;

function visit(now: number, due: number): void {
  if (due >= began + warmMs) {
    const ms = Math.min(Math.floor(now - due), late.length - 1);
    late[ms] = (late[ms] ?? 0) + 1;
  }
  bareVisit(addressOf((next % perSecond) + 1), port).catch(() => (failed += 1));
  next += 1;
}

function wake(): void {
  for (let made = 0; made < atOnce; made += 1) {
    const [now, due] = [performance.now(), dueAt(next)];
    if (due > now) {
      setTimeout(wake, due - now);
      return;
    }
    visit(now, due);
  }
  setImmediate(wake);
}

wake();
await sleep(warmMs + windowMs);
if (failed > 0) throw new Error(`${failed} visits failed.`);
console.log(
  JSON.stringify({ p99Ms: quantileOfCounts(late, 0.99), mostMs: quantileOfCounts(late, 1) }),
);
process.exit();
