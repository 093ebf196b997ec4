import type { Group } from './fleet';

/** What the map has to fit into, in CSS pixels. */
export interface Room {
  readonly width: number;
  /** What its cells should not be higher than, if they stay large enough to be seen; names come on top. */
  readonly height: number;
  /** The most that a cell may measure with its gap. */
  readonly most: number;
}

/** The cells of one group, in CSS pixels. */
export interface Block {
  readonly name: string | undefined;
  readonly count: number;
  /** Where its name stands. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** Its first cell, by the order of reading, and where that stands. */
  readonly first: number;
  readonly cellsTop: number;
  readonly columns: number;
}

/** Where everything stands, in CSS pixels. */
export interface Layout {
  /** From one cell to the next; a cell is a gap less. */
  readonly pitch: number;
  readonly gap: number;
  /** How many cells stand beside each other if all of them do. */
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly Block[];
  /** The places of the probes in the order of reading. */
  readonly order: readonly number[];
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Below this a cell cannot be told from the next, and above it would be a tile. */
export const pitches = { least: 6, most: 24 } as const;
const nameHeight = 22;
const blockGap = 16;
/** Groups stand beside each other as far as their names have room. */
const leastBlock = 210;

/** The largest cells that fit; more than fit at their least make the map higher. */
export function layOut(groups: readonly Group[], room: Room): Layout {
  for (let pitch = room.most; pitch > pitches.least; pitch -= 1) {
    const { height, namesHeight } = blocksOf(groups, room.width, pitch);
    if (height - namesHeight <= room.height) return placed(groups, room.width, pitch);
  }
  return placed(groups, room.width, pitches.least);
}

const isNamed = (groups: readonly Group[]): boolean =>
  groups.some(({ name }) => name !== undefined);

/** Row after row of groups; each row is as high as the largest of its groups. */
function blocksOf(groups: readonly Group[], width: number, pitch: number) {
  const heading = isNamed(groups) ? nameHeight : 0;
  const beside = Math.max(1, Math.min(groups.length, Math.floor(width / leastBlock)));
  const blockWidth = (width - blockGap * (beside - 1)) / beside;
  const columns = Math.max(1, Math.floor(blockWidth / pitch));
  const blocks: Block[] = [];
  let [top, rowHeight, first] = [0, 0, 0];
  for (const [place, { name, places }] of groups.entries()) {
    const column = place % beside;
    if (column === 0 && place > 0) {
      top += rowHeight + blockGap;
      rowHeight = 0;
    }
    const [left, cellsTop] = [Math.round(column * (blockWidth + blockGap)), top + heading];
    const count = places.length;
    blocks.push({ name, count, left, top, width: blockWidth, first, cellsTop, columns });
    rowHeight = Math.max(rowHeight, heading + Math.ceil(count / columns) * pitch);
    first += count;
  }
  const rows = Math.ceil(groups.length / beside);
  return { blocks, height: top + rowHeight, namesHeight: rows * heading + (rows - 1) * blockGap };
}

function placed(groups: readonly Group[], width: number, pitch: number): Layout {
  const { blocks, height } = blocksOf(groups, width, pitch);
  const order = groups.flatMap(({ places }) => places);
  const [x, y] = [new Float32Array(order.length), new Float32Array(order.length)];
  for (const { first, count, left, cellsTop, columns } of blocks)
    for (let place = 0; place < count; place += 1) {
      x[first + place] = left + (place % columns) * pitch;
      y[first + place] = cellsTop + Math.floor(place / columns) * pitch;
    }
  const columns = Math.max(1, Math.floor(width / pitch));
  return { pitch, gap: gapOf(pitch), columns, width, height, blocks, order, x, y };
}

function gapOf(pitch: number): number {
  if (pitch >= 32) return Math.round(pitch / 10);
  if (pitch >= 16) return 3;
  return pitch >= 9 ? 2 : 1;
}

/** The cell at a point, by its index in the order of reading; undefined where there is none. */
export function cellAt({ blocks, pitch }: Layout, left: number, top: number): number | undefined {
  for (const block of blocks) {
    const column = Math.floor((left - block.left) / pitch);
    const row = Math.floor((top - block.cellsTop) / pitch);
    const place = row * block.columns + column;
    if (column >= 0 && column < block.columns && row >= 0 && place < block.count)
      return block.first + place;
  }
  return undefined;
}

const steps: Readonly<Record<string, (index: number, layout: Layout) => number>> = {
  ArrowRight: index => index + 1,
  ArrowLeft: index => index - 1,
  ArrowDown: (index, layout) => inRow(index, layout, 1),
  ArrowUp: (index, layout) => inRow(index, layout, -1),
  Home: () => 0,
  End: (_, { order }) => order.length - 1,
  PageDown: (index, { columns }) => index + 10 * columns,
  PageUp: (index, { columns }) => index - 10 * columns,
};

/** Where a key leads from a cell; undefined where the key is none of ours. */
export function stepped(layout: Layout, index: number, key: string): number | undefined {
  const step = steps[key];
  if (step === undefined || layout.order.length === 0) return undefined;
  return Math.min(Math.max(step(index, layout), 0), layout.order.length - 1);
}

/** The nearest cell below or above, what stands straight so before what does not; the same where there is none. */
function inRow(index: number, { x, y }: Layout, direction: 1 | -1): number {
  const [row, column] = [y[index] ?? 0, x[index] ?? 0];
  let [best, least] = [index, Infinity];
  for (const [other, top] of y.entries()) {
    const down = (top - row) * direction;
    if (down <= 0) continue;
    const far = down + 2 * Math.abs((x[other] ?? 0) - column);
    if (far < least) [best, least] = [other, far];
  }
  return best;
}
