import { describe, expect, it } from 'vitest';
import { cellAt, layOut, pitches, stepped } from './heat-layout';

const places = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
const room = { width: 300, height: 200, most: pitches.most };
const all = (count: number) => [{ name: undefined, places: places(0, count) }];

describe('the layout of the map', () => {
  it('takes the largest cells that fit', () => {
    expect(layOut(all(3), room).pitch).toBe(pitches.most);
    const { pitch, height } = layOut(all(500), room);
    expect(pitch).toBeLessThan(pitches.most);
    expect(height).toBeLessThanOrEqual(room.height);
    expect(Math.ceil(500 / Math.floor(300 / (pitch + 1))) * (pitch + 1)).toBeGreaterThan(200);
  });

  it('becomes higher rather than have cells that nobody sees', () => {
    const { pitch, height } = layOut(all(10_000), room);
    expect(pitch).toBe(pitches.least);
    expect(height).toBeGreaterThan(room.height);
  });

  it('parts applications by lines for their names', () => {
    const groups = [
      { name: 'mail', places: places(0, 2) },
      { name: 'shop', places: places(2, 2) },
    ];
    const { blocks, y } = layOut(groups, room);
    expect(blocks.map(({ name, top }) => [name, top])).toEqual([
      ['mail', 0],
      ['shop', 22 + pitches.most + 16],
    ]);
    expect([y[0], y[2]]).toEqual([22, 22 + pitches.most + 16 + 22]);
  });

  it('puts applications beside each other where there is room for their names', () => {
    const groups = ['a', 'b', 'c'].map((name, at) => ({ name, places: places(2 * at, 2) }));
    const { blocks, x } = layOut(groups, { ...room, width: 500 });
    expect(blocks.map(({ left, top }) => [left, top])).toEqual([
      [0, 0],
      [258, 0],
      [0, 22 + pitches.most + 16],
    ]);
    expect([x[0], x[2], x[4]]).toEqual([0, 258, 0]);
  });

  it('finds the cell under a point, and none between the groups and behind the last', () => {
    const layout = layOut(all(30), { ...room, width: 10 * pitches.most });
    expect(cellAt(layout, 5, 5)).toBe(0);
    expect(cellAt(layout, 3 * pitches.most + 1, 2 * pitches.most + 1)).toBe(23);
    expect(cellAt(layout, 5, 3 * pitches.most + 1)).toBeUndefined();
    expect(cellAt(layout, 10 * pitches.most + 1, 5)).toBeUndefined();
    expect(cellAt(layout, -1, 5)).toBeUndefined();
  });

  it('finds every cell where it stands, in groups too', () => {
    const groups = [
      { name: 'mail', places: places(0, 37) },
      { name: undefined, places: places(37, 101) },
    ];
    const layout = layOut(groups, room);
    for (const index of layout.order.keys())
      expect(cellAt(layout, (layout.x[index] ?? 0) + 1, (layout.y[index] ?? 0) + 1)).toBe(index);
  });
});

describe('a key', () => {
  const layout = layOut(all(25), { ...room, width: 10 * pitches.most });
  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 3, 13],
    ['ArrowDown', 18, 24],
    ['ArrowDown', 24, 24],
    ['ArrowUp', 24, 14],
    ['ArrowUp', 3, 3],
    ['Home', 13, 0],
    ['End', 3, 24],
    ['PageDown', 3, 24],
    ['a', 3, undefined],
  ])('%s leads from cell %i to %s', (key, from, to) => {
    expect(stepped(layout, from, key)).toBe(to);
  });

  it('goes on from one application to the next', () => {
    const groups = [
      { name: 'a', places: places(0, 3) },
      { name: 'b', places: places(3, 10) },
    ];
    const parted = layOut(groups, { ...room, width: 10 * pitches.most });
    expect(stepped(parted, 5, 'ArrowUp')).toBe(2);
    expect(stepped(parted, 1, 'ArrowDown')).toBe(4);
  });
});
