import type { TextKey } from '../../core/language';

/** What keys do on the list. */
export interface ListKeys {
  find(): void;
  step(by: number): void;
  tick(reach: 'row' | 'range'): void;
  selectAll(): Promise<void>;
  selectNone(): void;
  create(): Promise<void>;
  editSelected(): Promise<void>;
  checkCurrent(): Promise<void>;
}

/** A key of the list, with its words. */
export interface ListCommand {
  readonly id: string;
  readonly words: TextKey;
  readonly keys: string;
  /** It moves within what is on screen, or means the row that is looked at. */
  readonly keyOnly?: true;
  readonly run: (list: ListKeys) => void;
}

export const listCommands: readonly ListCommand[] = [
  {
    id: 'list.search',
    words: 'filter.search',
    keys: '/',
    run: list => {
      list.find();
    },
  },
  { id: 'probe.new', words: 'list.new', keys: 'n', run: list => void list.create() },
  {
    id: 'list.down',
    words: 'keys.down',
    keys: 'j',
    keyOnly: true,
    run: list => {
      list.step(1);
    },
  },
  {
    id: 'list.up',
    words: 'keys.up',
    keys: 'k',
    keyOnly: true,
    run: list => {
      list.step(-1);
    },
  },
  {
    id: 'list.tick',
    words: 'keys.tick',
    keys: 'x',
    keyOnly: true,
    run: list => {
      list.tick('row');
    },
  },
  {
    id: 'list.range',
    words: 'keys.range',
    keys: 'X',
    keyOnly: true,
    run: list => {
      list.tick('range');
    },
  },
  { id: 'list.all', words: 'list.selectAll', keys: 'a', run: list => void list.selectAll() },
  {
    id: 'list.none',
    words: 'list.selectNone',
    keys: 'Escape',
    keyOnly: true,
    run: list => {
      list.selectNone();
    },
  },
  { id: 'list.edit', words: 'keys.edit', keys: 'e', run: list => void list.editSelected() },
  { id: 'list.check', words: 'keys.check', keys: 'c', run: list => void list.checkCurrent() },
];
