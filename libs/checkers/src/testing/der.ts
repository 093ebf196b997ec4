/** DER: a tag, a length, the content. */
export function tagged(tag: number, ...content: readonly Buffer[]): Buffer {
  const whole = Buffer.concat(content);
  const { length } = whole;
  const head =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), whole]);
}

export const sequence = (...content: readonly Buffer[]) => tagged(0x30, ...content);
export const explicit = (number: number, content: Buffer) => tagged(0xa0 + number, content);
export const integer = (bytes: readonly number[]) => tagged(0x02, Buffer.from(bytes));
export const octets = (content: Buffer) => tagged(0x04, content);
export const oid = (...bytes: readonly number[]) => tagged(0x06, Buffer.from(bytes));
/** GeneralizedTime: 20260131120000Z */
export const time = (date: Date) =>
  tagged(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/gu, '').slice(0, 14)}Z`));
