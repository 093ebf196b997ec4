import { setFlagsFromString } from 'node:v8';
import { Scheduler } from '@dialtone/engine';
import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';

const everyMs = 10_000;
/** From so many checks a second on, what a small heap costs is more than what it saves. */
const busyPerSecond = 300;

/**
 * Chooses whether V8 makes the heap small where it collects for no other need, which it does when nothing was collected for
 * 100 seconds. At rest 20 MB are given back so. Under way are hundreds of checks where there are thousands a second: the
 * room for what has just been made is one megabyte then, the checks are made old in it, each with its socket, and three or
 * four more full collections follow within half a minute.
 */
@Injectable()
export class HeapThrift {
  private planned = 0;

  constructor(private readonly scheduler: Scheduler) {}

  @Interval(everyMs)
  choose(): void {
    const { planned } = this.scheduler;
    const perSecond = ((planned - this.planned) * 1000) / everyMs;
    this.planned = planned;
    // V8 looks at it each time that it begins to collect.
    setFlagsFromString(
      perSecond < busyPerSecond
        ? '--memory-reducer-favors-memory'
        : '--no-memory-reducer-favors-memory',
    );
  }
}
