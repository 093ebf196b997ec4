import { computed, inject, resource, signal } from '@angular/core';
import { Toast } from '../ui/toast';

export interface Page<T> {
  readonly items: readonly T[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

interface Source<Params, T> {
  /** Read anew from its beginning when these change; not at all while there are none. */
  readonly params: () => Params | undefined;
  readonly load: (params: Params, after?: string, signal?: AbortSignal) => Promise<Page<T>>;
}

/** A list that begins with its newest page and grows by older ones as somebody asks. */
export function pagedList<Params, T>({ params, load }: Source<Params, T>) {
  const toast = inject(Toast);
  const first = resource({
    params,
    loader: ({ params: asked, abortSignal }) => load(asked, undefined, abortSignal),
  });
  const begun = computed(() => (first.hasValue() ? first.value() : undefined));
  /** The pages behind the first, with the first that they stand behind. */
  const older = signal<{ behind: unknown; items: readonly T[]; next: string | null }>({
    ...{ behind: undefined, items: [], next: null },
  });
  const behind = computed(() => {
    const known = older();
    return known.behind === begun() ? known : { items: [], next: nextOf(begun()) };
  });
  return {
    loaded: computed(() => begun() !== undefined),
    error: first.error,
    items: computed(() => [...(begun()?.items ?? []), ...behind().items]),
    hasOlder: computed(() => behind().next !== null),
    reload: () => {
      first.reload();
    },
    showOlder: async () => {
      const { items, next } = behind();
      const [asked, page] = [params(), begun()];
      if (next === null || asked === undefined) return;
      try {
        const more = await load(asked, next);
        older.set({ behind: page, items: [...items, ...more.items], next: nextOf(more) });
      } catch (error) {
        toast.sayFailure(error);
      }
    },
  };
}

const nextOf = <T>(page: Page<T> | undefined): string | null =>
  page?.hasNextPage === true ? page.endCursor : null;
