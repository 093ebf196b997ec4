import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Queue } from './queue.js';

describe('Queue', () => {
  it('gives what came in the order in which it came, whatever is taken in between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('push'), fc.nat(5)), { maxLength: 5000 }),
        steps => {
          const [queue, model] = [new Queue<number>(), [] as number[]];
          steps.forEach((step, index) => {
            if (typeof step === 'number') {
              expect(queue.take(step)).toEqual(model.splice(0, step));
            } else {
              queue.push(index);
              model.push(index);
            }
          });
          expect([queue.size, queue.all()]).toEqual([model.length, model]);
        },
      ),
    );
  });

  it('keeps its order past the point where it clears away what was taken', () => {
    const queue = new Queue<number>();
    for (let item = 0; item < 5000; item += 1) queue.push(item);
    const taken: number[] = [];
    while (queue.size > 0) taken.push(...queue.take(7));
    expect(taken).toEqual(Array.from({ length: 5000 }, (_, item) => item));
  });

  it('lets go of what was taken, also when it never runs empty', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const queue = new Queue<object>();
    const refs: WeakRef<object>[] = [];
    const add = () => {
      const item = {};
      refs.push(new WeakRef(item));
      queue.push(item);
    };
    for (let count = 0; count < 100; count += 1) add();
    for (let count = 0; count < 500; count += 1) {
      add();
      queue.take(1);
    }
    return new Promise<void>(resolve => {
      // What a turn has looked at through a weak reference stays until its end.
      setImmediate(() => {
        collect();
        expect(refs.filter(ref => ref.deref() !== undefined).length).toBeLessThan(120);
        resolve();
      });
    });
  });
});
