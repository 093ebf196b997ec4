import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  linkedSignal,
  resource,
  type ResourceStatus,
} from '@angular/core';
import { Api } from '../core/api';
import { ProductInfoDocument, type ProductInfoQuery } from '../core/gql/graphql';
import { Language } from '../core/language';
import { Live } from '../core/live';
import { countText } from '../core/number-text';
import { ErrorMessage } from '../ui/error-message';
import { RelativeTime } from '../ui/relative-time';
import { StateShape } from '../ui/state-shape';

type Info = ProductInfoQuery['productInfo'];

/** Often enough for what waits to be seen going down. */
const everyMs = 5000;

/** What runs at the other end, and how it is. */
@Component({
  selector: 'app-product-card',
  imports: [ErrorMessage, RelativeTime, StateShape],
  template: `<div class="card-head">
      <h2 class="card-title">{{ t('product.title') }}</h2>
      @if (info(); as info) {
        <span class="health" role="status">
          <app-state-shape [state]="health().state" />
          {{ health().word }}
        </span>
      }
    </div>
    @if (info(); as info) {
      @if (info.trouble; as trouble) {
        <p class="trouble" role="alert">{{ trouble }}</p>
      }
      <dl>
        @for (row of rows(); track row.word) {
          <div>
            <dt>{{ row.word }}</dt>
            <dd [class.bad]="row.bad">
              @if (row.since; as since) {
                <app-relative-time [at]="since" />
              } @else {
                {{ row.text }}
              }
            </dd>
          </div>
        }
      </dl>
    } @else if (answer.error(); as error) {
      <app-error-message [error]="error" (retry)="answer.reload()" />
    } @else {
      <div role="status">
        <span class="unseen">{{ t('loading') }}</span>
        @for (line of [1, 2, 3, 4, 5]; track line) {
          <div class="skeleton"></div>
        }
      </div>
    }`,
  styles: `
    :host {
      display: block;
    }
    .health {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font-size: var(--size-table);
    }
    .trouble {
      margin-bottom: 12px;
      padding: 8px 12px;
      border: 1px solid var(--down);
      border-radius: var(--radius-control);
      background: var(--down-wash);
      color: var(--down-ink);
      font-size: var(--size-control);
    }
    dl div {
      display: flex;
      justify-content: space-between;
      gap: 16px;
      padding: var(--row-pad) 0;
      border-bottom: 1px solid var(--line);
      font-size: var(--size-control);
    }
    dl div:last-child {
      border-bottom: 0;
    }
    dt {
      color: var(--muted);
    }
    dd {
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
    .bad {
      color: var(--down-ink);
      font-weight: 560;
    }
    .skeleton {
      height: 14px;
      margin: 14px 0;
    }
  `,
})
export class ProductCard {
  private readonly api = inject(Api);
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly answer = resource({
    loader: async ({ abortSignal }) =>
      (await this.api.request(ProductInfoDocument, {}, abortSignal)).productInfo,
  });
  /** What was answered last stays when the next answer does not come. */
  protected readonly info = linkedSignal<Info | undefined, Info | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  private readonly settled = linkedSignal<ResourceStatus, ResourceStatus>({
    source: this.answer.status,
    computation: (now, before) =>
      now === 'error' || now === 'resolved' ? now : (before?.value ?? now),
  });
  protected readonly health = computed(() => {
    if (this.settled() !== 'resolved')
      return { state: 'UNKNOWN', word: this.t('unknown') } as const;
    return this.info()?.trouble == null
      ? ({ state: 'UP', word: this.t('product.ready') } as const)
      : ({ state: 'DOWN', word: this.t('product.notReady') } as const);
  });
  protected readonly rows = computed(() => this.rowsOf(this.info()));

  constructor() {
    const live = inject(Live);
    const timer = setInterval(() => {
      if (!document.hidden) this.answer.reload();
    }, everyMs);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
    effect(() => {
      if (live.healed() > 0) this.answer.reload();
    });
  }

  private rowsOf(info: Info | undefined) {
    if (info === undefined) return [];
    const { t } = this.language;
    const language = this.language.name();
    const count = (n: number) => countText(n, language);
    const kind = info.database === 'SQLITE' ? 'SQLite' : 'MySQL';
    const row = (word: string, text: string, rest: { since?: string; bad?: boolean } = {}) => ({
      word,
      text,
      since: rest.since,
      bad: rest.bad === true,
    });
    return [
      row(t('product.version'), `Dialtone ${info.version}`),
      row(t('product.startedAt'), '', { since: info.startedAt }),
      row(t('product.database'), databaseName(kind, info.databaseVersion)),
      row(t('product.waiting'), count(info.resultsWaiting), { bad: info.trouble !== null }),
      row(t('product.lost'), count(info.resultsLost), { bad: info.resultsLost > 0 }),
      row(
        t('product.checks'),
        t('product.checksOf', {
          running: count(info.checksRunning),
          most: count(info.checksAtOnce),
          queued: count(info.checksQueued),
        }),
      ),
      row(t('product.timeZone'), info.timeZone),
      row('Node.js', info.node),
    ];
  }
}

/** MariaDB says so in its version: `11.8.3-MariaDB-ubu2404`. */
export function databaseName(kind: string, version: string | null): string {
  if (version === null) return kind;
  const [number = ''] = version.split('-');
  return `${version.includes('MariaDB') ? 'MariaDB' : kind} ${number}`;
}
