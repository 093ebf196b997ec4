import { inflateRawSync } from 'node:zlib';
import { UnreadableFile } from './file-content.js';

export interface ZipBounds {
  readonly entries: number;
  /** Of all entries together, unpacked. */
  readonly bytes: number;
}

const endMark = 0x06054b50;
const endLength = 22;
const longestComment = 0xffff;
const entryMark = 0x02014b50;
const entryLength = 46;
const localLength = 30;
const stored = 0;

/**
 * Judges a ZIP by what comes out of it, not by what its directory says, before anybody else unpacks it.
 * @throws UnreadableFile when it is no ZIP, or more comes out than may
 */
export function judgeZip(bytes: Uint8Array, bounds: ZipBounds): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > bounds.entries) throw tooMuch();
  let at = file.readUInt32LE(end + 16);
  let left = bounds.bytes;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + entryLength > file.length || file.readUInt32LE(at) !== entryMark) throw notOne();
    left -= unpackedLength(file, at, left);
    if (left < 0) throw tooMuch();
    at +=
      entryLength +
      file.readUInt16LE(at + 28) +
      file.readUInt16LE(at + 30) +
      file.readUInt16LE(at + 32);
  }
}

function endOf(file: Buffer): number {
  const least = Math.max(0, file.length - endLength - longestComment);
  for (let at = file.length - endLength; at >= least; at -= 1)
    if (file.readUInt32LE(at) === endMark) return at;
  throw notOne();
}

function unpackedLength(file: Buffer, entry: number, most: number): number {
  const packed = file.readUInt32LE(entry + 20);
  const local = file.readUInt32LE(entry + 42);
  if (local + localLength > file.length) throw notOne();
  const from = local + localLength + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (file.readUInt16LE(entry + 10) === stored) return packed;
  try {
    return inflateRawSync(file.subarray(from, from + packed), { maxOutputLength: most + 1 }).length;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw code === 'ERR_BUFFER_TOO_LARGE' ? tooMuch() : notOne();
  }
}

const notOne = (): UnreadableFile =>
  new UnreadableFile('The file is not an XLSX workbook, or it is damaged.');
const tooMuch = (): UnreadableFile =>
  new UnreadableFile('The workbook holds more than can be read here once it is unpacked.');
