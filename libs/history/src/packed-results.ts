import { phaseNames } from '@dialtone/model';
import type { Batch, ResultTuple } from './batch.js';
import type { EndingCode } from './ending-code.js';

/**
 * Finished checks as they go to another thread: numbers in one piece of memory, which is copied as a whole, where each of a
 * thousand tuples would be taken apart and put together.
 */
export interface PackedResults {
  /** `width` of each result, as `column` names them. */
  readonly numbers: Float64Array;
  /** The phases of all, one behind another. */
  readonly phases: Uint8Array;
  /** What the few have of which there is something to say. */
  readonly texts: readonly ResultTexts[];
}

/** What is written at once, on its way to the thread that writes. */
export interface PackedBatch extends Omit<Batch, 'results'> {
  readonly results: PackedResults;
}

interface ResultTexts {
  /** Which of the results it is, from 0. */
  readonly at: number;
  readonly reason: string | null;
  readonly message: string | null;
  readonly judged: string | null;
}

/** From one place until before another. */
interface PlaceSpan {
  readonly from: number;
  readonly until: number;
}

const column = {
  probeId: 0,
  startedAt: 1,
  ending: 2,
  asked: 3,
  latencyUs: 4,
  /** NaN of none. */
  httpStatus: 5,
  /** How many bytes. */
  phases: 6,
} as const;
const width = 7;
/** No number of microseconds has more than eight bytes. */
const phasesRoom = 1 + phaseNames.length * 8;

/** Room for so many results, each at a place of its own. What was put there stays, and is no garbage, until another is. */
export class ResultPlaces {
  private readonly numbers: Float64Array;
  private readonly phases: Buffer;
  private readonly texts: (Omit<ResultTexts, 'at'> | undefined)[];

  constructor(readonly room: number) {
    this.numbers = new Float64Array(room * width);
    this.phases = Buffer.alloc(room * phasesRoom);
    this.texts = new Array<undefined>(room).fill(undefined);
  }

  put(place: number, result: ResultTuple): void {
    const [probeId, startedAt, ending, asked, latencyUs, reason, message] = result;
    const [, , , , , , , status, phases, judged] = result;
    const { numbers } = this;
    const at = place * width;
    numbers[at + column.probeId] = probeId;
    numbers[at + column.startedAt] = startedAt;
    numbers[at + column.ending] = ending;
    numbers[at + column.asked] = asked;
    numbers[at + column.latencyUs] = latencyUs;
    numbers[at + column.httpStatus] = status ?? NaN;
    numbers[at + column.phases] = phases?.length ?? 0;
    if (phases !== null) this.phases.write(phases, place * phasesRoom, 'latin1');
    const isPlain = reason === null && message === null && judged === null;
    this.texts[place] = isPlain ? undefined : { reason, message, judged };
  }

  probeAt(place: number): number {
    return this.numbers[place * width + column.probeId] ?? NaN;
  }

  startedAt(place: number): number {
    return this.numbers[place * width + column.startedAt] ?? NaN;
  }

  at(place: number): ResultTuple {
    const phases = place * phasesRoom;
    return tupleFrom(this.numbers, place, {
      ...(this.texts[place] ?? noTexts),
      phases: latin1(this.phases, phases, phases + lengthAt(this.numbers, place)),
    });
  }

  /** The results at these places, in this order. Their texts leave. */
  take(places: readonly number[]): PackedResults {
    const numbers = new Float64Array(places.length * width);
    const texts: ResultTexts[] = [];
    let bytes = 0;
    for (const place of places) bytes += lengthAt(this.numbers, place);
    const phases = new Uint8Array(bytes);
    let [at, end] = [0, 0];
    for (const place of places) {
      for (let of = 0; of < width; of += 1)
        numbers[at * width + of] = this.numbers[place * width + of] ?? NaN;
      const from = place * phasesRoom;
      const until = from + lengthAt(this.numbers, place);
      for (let byte = from; byte < until; byte += 1, end += 1) phases[end] = this.phases[byte] ?? 0;
      const told = this.texts[place];
      if (told !== undefined) texts.push({ at, ...told });
      this.clear(place);
      at += 1;
    }
    return { numbers, phases, texts };
  }

  /** Takes what lies at some places elsewhere, to places from this one on. */
  copy(other: ResultPlaces, { from, until }: PlaceSpan, to: number): void {
    this.numbers.set(other.numbers.subarray(from * width, until * width), to * width);
    this.phases.set(other.phases.subarray(from * phasesRoom, until * phasesRoom), to * phasesRoom);
    for (let place = from; place < until; place += 1)
      this.texts[to + place - from] = other.texts[place];
  }

  /** What was put at a place is needed no more. */
  clear(place: number): void {
    this.texts[place] = undefined;
  }
}

export function packed(results: readonly ResultTuple[]): PackedResults {
  const places = new ResultPlaces(results.length);
  for (const [place, result] of results.entries()) places.put(place, result);
  return places.take([...results.keys()]);
}

/** How many there are. */
export const packedCount = ({ numbers }: PackedResults): number => numbers.length / width;

/** @param ofProbe whose results are wanted; those of all unless given */
export function unpacked(
  { numbers, phases, texts }: PackedResults,
  ofProbe?: number,
): ResultTuple[] {
  const results: ResultTuple[] = [];
  const bytes = Buffer.from(phases.buffer, phases.byteOffset, phases.length);
  let [from, told] = [0, 0];
  for (let at = 0; at < numbers.length / width; at += 1) {
    const until = from + lengthAt(numbers, at);
    const isTold = texts[told]?.at === at;
    if (ofProbe === undefined || numbers[at * width + column.probeId] === ofProbe)
      results.push(
        tupleFrom(numbers, at, {
          ...((isTold ? texts[told] : undefined) ?? noTexts),
          phases: latin1(bytes, from, until),
        }),
      );
    if (isTold) told += 1;
    from = until;
  }
  return results;
}

/** How the results of the schedule ended: nobody asked for them. */
export function plannedEndings({ numbers }: PackedResults): EndingCode[] {
  const endings: EndingCode[] = [];
  for (let at = 0; at < numbers.length; at += width)
    if (numbers[at + column.asked] === 0) endings.push(numbers[at + column.ending] as EndingCode);
  return endings;
}

const noTexts = { reason: null, message: null, judged: null } as const;

const lengthAt = (numbers: Float64Array, place: number): number =>
  numbers[place * width + column.phases] ?? 0;

const latin1 = (bytes: Buffer, from: number, until: number): string | null =>
  until === from ? null : bytes.toString('latin1', from, until);

function tupleFrom(
  numbers: Float64Array,
  place: number,
  { reason, message, judged, phases }: Omit<ResultTexts, 'at'> & { readonly phases: string | null },
): ResultTuple {
  const number = (of: number): number => numbers[place * width + of] ?? NaN;
  const status = number(column.httpStatus);
  return [
    number(column.probeId),
    number(column.startedAt),
    number(column.ending) as EndingCode,
    number(column.asked) === 0 ? 0 : 1,
    number(column.latencyUs),
    reason,
    message,
    Number.isNaN(status) ? null : status,
    phases,
    judged,
  ];
}
