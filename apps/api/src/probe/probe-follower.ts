import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { nextTurn } from '../platform/next-turn.js';
import { OutsideEdits } from './outside-edits.js';
import { type Moment, ProbeCatalog } from './probe-catalog.js';
import { ProbeChanges } from './probe-changes.js';
import { ProbeMarks, type Stretch } from './probe-marks.js';
import { ProbeRegister } from './probe-register.js';
import { ProbeStore } from './probe-store.js';
import type { Marked, StoredProbe } from './stored-probe.js';

/** Other programs may write to the table; their changes are known at most this much later. */
const everyMs = 10_000;
/** So often in a row no change that was counted is believed; then rows are looked at, for a program may write without triggers. */
const mostUnlooked = 60;

/** A stretch of the table as it was read last. */
interface ReadStretch {
  readonly digest: string;
  readonly ids: readonly number[];
}

/** Keeps the catalog true to the database, whoever writes there. */
@Injectable()
export class ProbeFollower implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ProbeFollower.name);
  private following: Promise<void> | undefined;
  private loaded = false;
  private answers = true;
  /** By their first id. They say what is in the catalog for as long as nobody has written there since. */
  private read: ReadonlyMap<number, ReadStretch> = new Map();
  private readAt: Moment = -1;
  /** How many changes had been counted before, where they are. */
  private countedThen: number | undefined;
  private unlooked = 0;

  constructor(
    private readonly store: ProbeStore,
    private readonly marks: ProbeMarks,
    private readonly changes: ProbeChanges,
    private readonly catalog: ProbeCatalog,
    private readonly register: ProbeRegister,
    private readonly outside: OutsideEdits,
  ) {}

  /** Whether every probe on file has been said at least once. */
  get caughtUp(): boolean {
    return this.loaded;
  }

  /** Reads the whole table and says what is new, changed or gone. One reading at a time. */
  @Interval(everyMs)
  async follow(): Promise<void> {
    this.following ??= this.readAll().finally(() => {
      this.following = undefined;
    });
    return this.following;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.following;
  }

  private async readAll(): Promise<void> {
    const began = this.catalog.now();
    const undisturbed = this.readAt === began;
    try {
      const counted = await this.changes.count();
      if (!undisturbed || !this.isAsCounted(counted)) await this.look(began, undisturbed);
      this.countedThen = counted;
    } catch (error) {
      // Whatever the database says: it does not answer, and the catalog stays as it is.
      if (this.answers) this.logger.warn(`The probes on file cannot be read: ${String(error)}`);
      this.answers = false;
      return;
    }
    this.catalog.forgetRemovalsBefore(began);
    if (!this.answers) this.logger.log('The probes on file can be read again.');
    this.answers = true;
    this.loaded = true;
  }

  private isAsCounted(counted: number | undefined): boolean {
    const isSame = counted !== undefined && counted === this.countedThen;
    this.unlooked = isSame && this.unlooked < mostUnlooked ? this.unlooked + 1 : 0;
    return this.unlooked > 0;
  }

  /** @param undisturbed whether nobody has written to the catalog since the last look */
  private async look(began: Moment, undisturbed: boolean): Promise<void> {
    const before: typeof this.read = undisturbed ? this.read : new Map();
    const read = new Map<number, ReadStretch>();
    let moment = began;
    for await (const stretch of this.marks.stretches()) {
      const same = before.get(stretch.first);
      const known = same?.digest === stretch.digest ? same : await this.readOne(stretch, moment);
      read.set(stretch.first, known);
      await nextTurn();
      moment = this.catalog.now();
    }
    if (!undisturbed || !areTheSame(read, before)) await this.removeGone(read, began);
    this.read = read;
    this.readAt = began;
  }

  /** Takes over what is news among the rows of a stretch, which was looked at since the moment. */
  private async readOne(stretch: Stretch, moment: Moment): Promise<ReadStretch> {
    const rows = await this.marks.within(stretch);
    const news = rows.filter(marked => this.isNews(marked, moment)).map(({ id }) => id);
    const now = this.catalog.now();
    const found = await this.store.find(news);
    if (this.loaded) await this.outside.saved(found.filter(one => this.isNewsOf(one, now)));
    for (const stored of found) this.take(stored, now);
    // A row that went between two readings may be back as it was before the next.
    const digest = found.length === news.length ? stretch.digest : '';
    return { digest, ids: rows.map(({ id }) => id) };
  }

  /** What the catalog has and the table has not, unless it was written here while the table was read. */
  private async removeGone(read: typeof this.read, began: Moment): Promise<void> {
    const seen = new Set([...read.values()].flatMap(({ ids }) => ids));
    const gone = () =>
      this.catalog.ids().filter(id => !seen.has(id) && !this.catalog.wroteSince(id, began));
    await this.outside.removed(gone());
    for (const id of gone()) this.register.removed(id);
  }

  private isNews({ id, mark }: Marked, moment: Moment): boolean {
    return this.catalog.mark(id) !== mark && !this.catalog.wroteSince(id, moment);
  }

  private isNewsOf({ mark, row }: StoredProbe, moment: Moment): boolean {
    return this.isNews({ id: row.id, mark }, moment);
  }

  private take(stored: StoredProbe, moment: Moment): void {
    if (!this.isNewsOf(stored, moment)) return;
    const known = this.catalog.get(stored.row.id) !== undefined;
    this.register.saved(stored, !this.loaded ? 'replayed' : known ? 'updated' : 'created');
  }
}

/** Stretches that were known already are taken over as they are. */
const areTheSame = (
  read: ReadonlyMap<number, ReadStretch>,
  before: ReadonlyMap<number, ReadStretch>,
): boolean =>
  read.size === before.size && [...read].every(([first, stretch]) => before.get(first) === stretch);
