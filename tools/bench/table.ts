import { goalText, type Goal } from './goal.ts';

/** One line of the table: what was measured, or why it was not. */
export type Row = Measured | Said;

/** How much it is, and what it compares with. */
export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Another way to the same end, measured in the same run. */
  readonly yardstick?: { readonly what: string; readonly value: number };
  readonly goal?: Goal;
}

export interface Said {
  readonly what: string;
  readonly said: string;
}

/** The rows as an aligned table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [['what', 'median', 'yardstick', 'ratio', 'goal'], ...rows.map(cellsOf)];
  const widths = [0, 1, 2, 3, 4].map(column =>
    Math.max(...cells.map(row => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function cellsOf(row: Row): string[] {
  if ('said' in row) return [row.what, row.said, '', '', ''];
  const { what, value, unit, yardstick, goal } = row;
  return [
    what,
    `${number(value)} ${unit}`,
    yardstick === undefined ? '' : `${number(yardstick.value)} ${unit} (${yardstick.what})`,
    yardstick === undefined ? '' : (value / yardstick.value).toFixed(3),
    goal === undefined ? '' : goalText(goal, value, yardstick?.value),
  ];
}

const number = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
