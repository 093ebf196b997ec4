import { type Phase, type PhaseName, phaseNames } from '@dialtone/model';
import { ByteReader } from './varint.js';

/**
 * Phases as a row holds them: the ones that there are as bits, then whole microseconds of each, seven bits to a byte.
 * As text with one character for each byte, for that is what goes to another thread at the least cost.
 */
export function phaseText(phases: readonly Phase[]): string | null {
  if (phases.length === 0) return null;
  let bits = 0;
  let text = '';
  for (const { name, durationMs } of phases) {
    bits |= 1 << phaseNames.indexOf(name);
    text += numberText(Math.round(durationMs * 1000));
  }
  return String.fromCharCode(bits) + text;
}

function numberText(value: number): string {
  let [rest, text] = [value, ''];
  while (rest >= 128) {
    text += String.fromCharCode((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return text + String.fromCharCode(rest);
}

/** Every phase that there is, with whole microseconds. */
export function phasesOf(bytes: Uint8Array): [name: PhaseName, us: number][] {
  // Rows of before 0007 hold JSON, which begins with a bracket; no bits of ours are that many.
  if (bytes[0] === openingBracket)
    return JSON.parse(Buffer.from(bytes).toString()) as [PhaseName, number][];
  const reader = new ByteReader(bytes);
  const bits = reader.number();
  return phaseNames.filter((_, place) => bits & (1 << place)).map(name => [name, reader.number()]);
}

const openingBracket = '['.charCodeAt(0);
