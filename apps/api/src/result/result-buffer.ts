import { type PackedResults, ResultPlaces, type ResultTuple, unpacked } from '@dialtone/history';
import { ById } from '@dialtone/model';

/** A result that waits to be written. */
export interface Waiting {
  readonly tuple: ResultTuple;
  /** When its run was due, in milliseconds since 1970; undefined when somebody asked for it. */
  readonly dueAt: number | undefined;
}

/** A run whose result cannot be kept. */
export interface Dropped {
  readonly probeId: number;
  readonly dueAt: number | undefined;
}

/** All that wait of one probe, by their numbers; it stays with its probe, and is no garbage with each check. */
interface Row {
  first: number;
  last: number;
  /** Whether the probe is removed, so that the row goes with the last that waits in it. */
  gone: boolean;
}

const nobody = -1;
/** A second of a thousand checks. */
const leastRoom = 1024;

/**
 * Results that wait to be written, in their order: bounded, and quick however many they are. They are numbers in arrays that
 * stay: as objects many would be old to V8 by the time that they are written, and garbage that only a full collection
 * finds.
 */
export class ResultBuffer {
  /** Each result has a number, one more than the one before it; its place is what is left of it in the room. */
  private first = 0;
  private end = 0;
  private places = new ResultPlaces(leastRoom);
  /** By place; NaN of what somebody asked for. */
  private dueAt = new Float64Array(leastRoom);
  /** By place: the number of the next result of the same probe. */
  private next = new Float64Array(leastRoom);
  private readonly byProbe = new ById<Row>();
  private underWay: PackedResults | undefined;
  private earliestStart = Infinity;

  constructor(private readonly most: number) {}

  get size(): number {
    return this.end - this.first;
  }

  /** No later than any that waits started, in milliseconds since 1970; Infinity of none. */
  get earliest(): number {
    return this.earliestStart;
  }

  /** When the oldest that waits of one probe started; Infinity of none. */
  earliestOf(probeId: number): number {
    const first = this.byProbe.get(probeId)?.first ?? nobody;
    return first === nobody ? Infinity : this.places.startedAt(this.placeOf(first));
  }

  /** @returns the run that had to go for this one: the oldest, but for what is being written */
  add({ tuple, dueAt }: Waiting): Dropped | undefined {
    if (this.size === this.places.room) this.grow();
    const number = this.end;
    const place = this.placeOf(number);
    this.places.put(place, tuple);
    this.dueAt[place] = dueAt ?? NaN;
    this.next[place] = nobody;
    this.end += 1;
    this.earliestStart = Math.min(this.earliestStart, tuple[1]);
    this.append(tuple[0], number);
    return this.size > this.most ? this.drop() : undefined;
  }

  /** The oldest ones, to be written. */
  take(count: number): PackedResults {
    const places: number[] = [];
    for (const end = Math.min(this.end, this.first + count); this.first < end;)
      places.push(this.shift());
    this.underWay = this.places.take(places);
    if (this.size === 0) this.empty();
    return this.underWay;
  }

  /** What was taken is on disk. */
  written(): void {
    this.underWay = undefined;
  }

  /** What is not on disk of one probe, oldest first. */
  of(probeId: number): ResultTuple[] {
    const all = this.underWay === undefined ? [] : unpacked(this.underWay, probeId);
    let number = this.byProbe.get(probeId)?.first ?? nobody;
    while (number !== nobody) {
      const place = this.placeOf(number);
      all.push(this.places.at(place));
      number = this.next[place] ?? nobody;
    }
    return all;
  }

  /** The probe is removed; what waits of it is written all the same. */
  forget(probeId: number): void {
    const row = this.byProbe.get(probeId);
    if (row === undefined) return;
    row.gone = true;
    this.dropGone(probeId, row);
  }

  private placeOf(number: number): number {
    return number % this.places.room;
  }

  private drop(): Dropped {
    const place = this.shift();
    this.places.clear(place);
    const dueAt = this.dueAt[place] ?? NaN;
    return {
      probeId: this.places.probeAt(place),
      dueAt: Number.isNaN(dueAt) ? undefined : dueAt,
    };
  }

  /** Takes the oldest out of the row of its probe. @returns its place */
  private shift(): number {
    const place = this.placeOf(this.first);
    this.first += 1;
    const probeId = this.places.probeAt(place);
    const row = this.byProbe.get(probeId);
    if (row === undefined) return place;
    row.first = this.next[place] ?? nobody;
    if (row.first === nobody) row.last = nobody;
    this.dropGone(probeId, row);
    return place;
  }

  /** Room that much needed, once, is given back. */
  private empty(): void {
    this.earliestStart = Infinity;
    if (this.places.room > leastRoom) this.renew(leastRoom);
  }

  /** Every place is taken, so that all move in two pieces: those before and behind the end of the room. */
  private grow(): void {
    const { places, dueAt, next } = this;
    const { room } = places;
    const turn = this.first - (this.first % room);
    this.renew(room * 2);
    for (const [from, until] of [
      [this.first, turn + room],
      [turn + room, this.end],
    ] as const) {
      const span = { from: from % room, until: (from % room) + until - from };
      const to = this.placeOf(from);
      this.places.copy(places, span, to);
      this.dueAt.set(dueAt.subarray(span.from, span.until), to);
      this.next.set(next.subarray(span.from, span.until), to);
    }
  }

  private renew(room: number): void {
    this.places = new ResultPlaces(room);
    this.dueAt = new Float64Array(room);
    this.next = new Float64Array(room);
  }

  private append(probeId: number, number: number): void {
    const row = this.row(probeId);
    if (row.last === nobody) row.first = number;
    else this.next[this.placeOf(row.last)] = number;
    row.last = number;
  }

  private dropGone(probeId: number, { first, gone }: Row): void {
    if (gone && first === nobody) this.byProbe.delete(probeId);
  }

  private row(probeId: number): Row {
    const known = this.byProbe.get(probeId);
    if (known !== undefined) return known;
    const row = { first: nobody, last: nobody, gone: false };
    this.byProbe.set(probeId, row);
    return row;
  }
}
