import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong with a page as it stands: a line for each rule and place. */
export async function barriersOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // All that passes is a hundred times as much, and takes seconds to tell.
  const { violations } = await page.evaluate<Pick<axe.AxeResults, 'violations'>>(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => ({ violations }))",
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary ?? ''}`),
  );
}
