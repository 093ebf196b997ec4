import { computed, DestroyRef, inject, Injectable, linkedSignal, resource } from '@angular/core';
import { MaintenanceApi, type WindowNow } from './maintenance-api';
import { reloadAtTurns } from './reload-at-turns';

/** Windows are asked for anew this often, for others may announce some. */
const renewMs = 60_000;

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
  private readonly answer = resource({
    loader: ({ abortSignal }) => this.api.now(abortSignal),
  });
  /** While they cannot be asked for, those that were known last. */
  private readonly windows = linkedSignal<Known | undefined, Known>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (answer, before) => answer ?? before?.value ?? [],
  });
  private readonly open = computed(() => this.windows().filter(({ current }) => current !== null));

  constructor() {
    reloadAtTurns(this.answer, this.windows);
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

/** As `isFor` of the model has it, which is fetched later than the first page: with neither a window is for all. */
const isFor = ({ probeIds, applications }: WindowNow, { id, application }: Announced): boolean =>
  (probeIds.length === 0 && applications.length === 0) ||
  probeIds.includes(id) ||
  (application !== null && applications.includes(application));
