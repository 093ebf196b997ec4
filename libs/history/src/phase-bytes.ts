import { type Phase, type PhaseName, phaseNames } from '@dialtone/model';
import { ByteReader } from './varint.js';

/**
 * Phases as a row holds them: the ones that there are as bits, then whole microseconds of each, seven bits to a byte.
 * As text with one character for each byte, as a tuple holds them.
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
  const phases: [PhaseName, number][] = [];
  forEachPhase(bytes, [0, bytes.length], (name, us) => phases.push([name, us]));
  return phases;
}

/** The same of what lies from one place until before another. */
export function forEachPhase(
  bytes: Uint8Array,
  [from, until]: readonly [number, number],
  each: (name: PhaseName, us: number) => void,
): void {
  // Rows of before 0007 hold JSON, which begins with a bracket; no bits of ours are that many.
  if (bytes[from] === openingBracket) {
    const text = Buffer.from(bytes.subarray(from, until)).toString();
    for (const [name, us] of JSON.parse(text) as [PhaseName, number][]) each(name, us);
    return;
  }
  const reader = new ByteReader(bytes, from);
  const bits = reader.number();
  for (let place = 0; place < phaseNames.length; place += 1) {
    const name = phaseNames[place];
    if (name !== undefined && bits & (1 << place)) each(name, reader.number());
  }
}

const openingBracket = '['.charCodeAt(0);
