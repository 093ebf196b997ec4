import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const [kept, shown] = ['../../pictures', '../../../../reports/pictures'].map(path =>
  fileURLToPath(new URL(path, import.meta.url)),
) as [string, string];

/** How far a pixel's colour may be off, from 0 to 1, before it counts as another: more than other hinting makes of a letter. */
const colour = 0.2;

/**
 * How much of a picture is not as in the one that is kept, from 0 to 1. What is otherwise is left in `reports/pictures`.
 * With PICTURES=new, it is kept in the other's place.
 */
export function otherShare(name: string, taken: Buffer): number {
  const path = join(kept, `${name}.png`);
  if (process.env.PICTURES !== undefined) {
    writeFileSync(path, taken);
    return 0;
  }
  if (!existsSync(path)) throw new Error(`There is no picture ${name}; take it with PICTURES=new.`);
  const [before, now] = [PNG.sync.read(readFileSync(path)), PNG.sync.read(taken)];
  const { width, height } = now;
  if (before.width !== width || before.height !== height) return 1;
  const difference = new PNG({ width, height });
  const others = pixelmatch(before.data, now.data, difference.data, width, height, {
    threshold: colour,
  });
  if (others > 0) {
    mkdirSync(shown, { recursive: true });
    writeFileSync(join(shown, `${name}.png`), taken);
    writeFileSync(join(shown, `${name}.difference.png`), PNG.sync.write(difference));
  }
  return others / (width * height);
}
