import type { FoundProbe } from '../probes/found-probes';

/** One line of the palette. */
export interface PaletteOption {
  readonly id: string;
  readonly words: string;
  readonly keys?: string;
  readonly probe?: FoundProbe;
  readonly run: () => void;
}

export interface PaletteSection {
  readonly name: string;
  readonly title: string;
  readonly options: readonly PaletteOption[];
}

interface Ways {
  readonly go: (path: readonly string[], search?: string) => void;
  readonly search: string;
  /** The words of the way to the list, when it holds more. */
  readonly rest: string | undefined;
}

export const probeOptions = (
  probes: readonly FoundProbe[],
  { go, search, rest }: Ways,
): PaletteOption[] => [
  ...probes.map(probe => ({
    id: `probe-${probe.id}`,
    words: probe.name,
    probe,
    run: () => {
      go(['/probes', probe.id]);
    },
  })),
  ...(rest === undefined
    ? []
    : [
        {
          id: 'probes-all',
          words: rest,
          run: () => {
            go(['/probes'], search);
          },
        },
      ]),
];
