import { nextMoment, parseSchedule } from '@dialtone/model';
import { cpuUsEach, median } from './measure.ts';
import type { Row } from './table.ts';

const rounds = 7;
const moments = 5000;
const texts = ['30s', '*/10 * * * * *', '0 9 * * 1-5', 'TZ=America/New_York 0 30 2 * * *'];

/** What it costs to find the next moment of a schedule, going on from the one before. */
export async function benchArithmetic(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const text of texts) {
    const us: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const each = await cpuUsEach(moments, () => {
        walk(text);
      });
      if (round > 0) us.push(each);
    }
    rows.push({ what: `Next moment of ${text}, CPU`, value: median(us), unit: 'µs' });
  }
  return rows;
}

function walk(text: string): void {
  const parsed = parseSchedule(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  let at = new Date(Date.UTC(2026, 0, 1));
  for (let count = 0; count < moments; count += 1) {
    const next = nextMoment(parsed.schedule, at, 'UTC');
    if (next === undefined) throw new Error(`${text} names no further moment.`);
    at = next;
  }
}
