import { type Problem, probeTypes, tagsIn } from '@dialtone/model';
import { badInput } from '../platform/errors.js';
import type { ListFilter } from '../probe/probe-list.js';
import { probeStates } from '../probe/probe-state.js';
import { type TitleLanguage, titleLanguages } from './titles.js';

export interface ExportQuery {
  readonly filter: ListFilter;
  /** Of the titles of a table. */
  readonly titles: TitleLanguage;
}

type Parse = (text: string) => unknown;

const oneOf =
  (values: readonly string[]): Parse =>
  text =>
    values.find(value => value === text);

/** What may stand behind the `?` of an export. */
const parameters: Readonly<Record<string, { readonly parse: Parse; readonly is: string }>> = {
  search: { parse: text => text, is: 'a text' },
  type: { parse: oneOf(probeTypes), is: `one of ${probeTypes.join(', ')}` },
  application: { parse: text => text, is: 'the name of an application' },
  tags: { parse: tagsIn, is: 'tags, parted by commas' },
  enabled: { parse: text => ({ true: true, false: false })[text], is: 'true or false' },
  state: { parse: oneOf(probeStates), is: `one of ${probeStates.join(', ')}` },
  titles: { parse: oneOf(titleLanguages), is: `one of ${titleLanguages.join(', ')}` },
};

/**
 * Reads the filter of an export from the query of its address; it is that of the list.
 * @throws UserError with every problem that there is
 */
export function readExportQuery(query: Readonly<Record<string, unknown>>): ExportQuery {
  const problems: Problem[] = [];
  const read = Object.entries(query).map(([name, given]) => {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const value = typeof given === 'string' ? parameter?.parse(given) : undefined;
    if (parameter === undefined)
      problems.push({ path: [name], message: `There is no parameter of this name: ${name}.` });
    else if (value === undefined)
      problems.push({ path: [name], message: `${name} is ${parameter.is}.` });
    return [name, value] as const;
  });
  if (problems.length > 0) throw badInput(problems);
  const { titles = 'zh', ...filter } = Object.fromEntries(read) as ListFilter & {
    readonly titles?: TitleLanguage;
  }; // Each value came out of the parser of its name.
  return { filter, titles };
}
