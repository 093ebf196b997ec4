import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Checksum, shiftOf } from './checksum.js';

const partOf = (text: Uint8Array) => ({ crc: crc32(text), shift: shiftOf(text.length) });

it('is that of the whole, however it was parted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 5000, size: 'max' }), { maxLength: 20 }),
      parts => {
        const checksum = new Checksum();
        for (const part of parts) checksum.add(partOf(part));
        expect(checksum.value).toBe(crc32(Buffer.concat(parts)));
      },
    ),
  );
});

it.each([0, 1, 255, 256, 65_535, 65_536, 1_048_577, 20_000_000])(
  'is that of the whole with %i bytes at its end',
  length => {
    const [head, tail] = [Buffer.from('up 1\n'), Buffer.alloc(length, 'x')];
    const checksum = new Checksum();
    checksum.add(partOf(head));
    checksum.add(partOf(tail));
    expect(checksum.value).toBe(crc32(Buffer.concat([head, tail])));
  },
);
