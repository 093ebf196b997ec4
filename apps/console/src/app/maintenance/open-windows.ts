import {
  computed,
  DestroyRef,
  effect,
  inject,
  Injectable,
  linkedSignal,
  resource,
  untracked,
} from '@angular/core';
import { Live } from '../core/live';
import { Now } from '../core/now';
import { MaintenanceApi, type WindowNow } from './maintenance-api';

/** Windows are asked for anew this often, for others may announce some. */
const renewMs = 60_000;

/** And at most this often where the server's clock goes behind the viewer's: there nothing has turned yet. */
const leastMs = 5000;

type Known = readonly WindowNow[];

/** Whom a window may be for. */
interface Announced {
  readonly id: string;
  readonly application: string | null;
}

/** The windows that are open now, for pages that show probes: nobody looks at theirs. To be provided by the page. */
@Injectable()
export class OpenWindows {
  private readonly api = inject(MaintenanceApi);
  private readonly now = inject(Now);
  private readonly answer = resource({
    loader: ({ abortSignal }) => this.api.now(abortSignal),
  });
  /** While they cannot be asked for, those that were known last. */
  private readonly windows = linkedSignal<Known | undefined, Known>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (answer, before) => answer ?? before?.value ?? [],
  });
  private readonly open = computed(() => this.windows().filter(({ current }) => current !== null));
  /** The next moment at which one opens or closes, in milliseconds since 1970. */
  private readonly turnsAt = computed(() => Math.min(...this.windows().flatMap(momentsOf)));

  constructor() {
    const live = inject(Live);
    let askedAt = 0;
    effect(() => {
      if (live.healed() > 0) untracked(() => this.answer.reload());
    });
    effect(() => {
      const now = this.now.ms();
      if (now < this.turnsAt() || now - askedAt < leastMs) return;
      askedAt = now;
      untracked(() => this.answer.reload());
    });
    const timer = setInterval(() => {
      if (!document.hidden) this.answer.reload();
    }, renewMs);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }

  /** The window that a probe is in; of several the first. */
  of(probe: Announced): WindowNow | undefined {
    return this.open().find(window => isFor(window, probe));
  }
}

/** With neither probes nor applications a window is for all. */
const isFor = ({ probeIds, applications }: WindowNow, { id, application }: Announced): boolean =>
  (probeIds.length === 0 && applications.length === 0) ||
  probeIds.includes(id) ||
  (application !== null && applications.includes(application));

const momentsOf = ({ current, opensNext }: WindowNow): number[] =>
  [current?.until, opensNext].flatMap(moment => (moment == null ? [] : Date.parse(moment)));
