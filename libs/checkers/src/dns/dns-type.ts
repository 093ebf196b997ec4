import { types } from './dns-packet.js';

/** Those that the packet library has no name for, though people do. */
const recent: Readonly<Record<string, number>> = { SVCB: 64, HTTPS: 65 };
const recentNames = new Map(Object.entries(recent).map(([name, number]) => [number, name]));

/** The number of a record type: of its name, or of `TYPE65`. */
export function typeNumber(name: string): number {
  const number =
    recent[name] ?? (Number(/^TYPE(\d+)$/u.exec(name)?.[1] ?? 0) || types.toType(name));
  if (number === 0) throw new Error(`${name} is no record type.`);
  return number;
}

/** The name of a record type, `TYPE4711` where there is none (RFC 3597). */
export const typeName = (number: number): string =>
  recentNames.get(number) ?? types.toString(number).replace(/^UNKNOWN_/u, 'TYPE');

/** Asks for everything that there is. */
export const anyType = 255;
/** Not a record, but what the other side can do. */
export const optType = 41;

const classNumbers: Readonly<Record<string, number>> = { IN: 1, CS: 2, CH: 3, HS: 4 };
const classNames = new Map(Object.entries(classNumbers).map(([name, number]) => [number, name]));

export const classNumber = (name: string): number => classNumbers[name] ?? 1;
export const className = (number: number): string => classNames.get(number) ?? `CLASS${number}`;
