import { jsonpath, JSONPathEnvironment, type JSONPathQuery } from 'json-p3';

const { expressions } = jsonpath;
const { FilterSelector } = jsonpath.selectors;
type Expression = InstanceType<typeof expressions.FilterExpression>;

/**
 * RFC 9535, without what could take longer than the document is long: no regular expressions (they would be
 * JavaScript's own), no query within a filter that names more than one place, and no branching on top of branching.
 */
const environment = new JSONPathEnvironment();
environment.functionRegister.delete('match');
environment.functionRegister.delete('search');

const limits = { segments: 20, selectors: 10, values: 1000 } as const;

const compiled = new Map<string, JSONPathQuery>();
const mostCompiled = 5000;

/** @throws Error with a sentence when the text is no path, or one that is not taken */
function compile(text: string): JSONPathQuery {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const query = environment.compile(text);
  const problem = dearness(query);
  if (problem !== undefined) throw new Error(problem);
  if (compiled.size >= mostCompiled) compiled.clear();
  compiled.set(text, query);
  return query;
}

/** What keeps a text from being a JSON path, in words; undefined when nothing does. */
export function jsonPathProblem(text: string): string | undefined {
  try {
    compile(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message;
  }
}

/** The values at a path, at most 1,000 of them, in the order of the document. */
export function valuesAt(text: string, document: unknown): unknown[] {
  const values: unknown[] = [];
  for (const { value } of compile(text).lazyQuery(document as never)) {
    values.push(value);
    if (values.length === limits.values) break;
  }
  return values;
}

function dearness({ segments }: JSONPathQuery): string | undefined {
  const descents = segments.filter(({ constructor }) => constructor.name === descendant).length;
  const branches = segments.reduce((product, segment) => product * segment.selectors.length, 1);
  const filters = segments
    .flatMap(segment => segment.selectors)
    .filter(selector => selector instanceof FilterSelector);
  if (segments.length > limits.segments)
    return `a path has at most ${limits.segments} steps; this has ${segments.length}`;
  if (descents > 1) return 'a path descends (..) at most once';
  if (branches > limits.selectors)
    return `a path names at most ${limits.selectors} alternatives; this has ${branches}`;
  if (filters.length > 1) return 'a path holds at most one filter';
  return filters.some(({ expression }) =>
    queriesIn(expression).some(query => !query.singularQuery()),
  )
    ? 'a filter looks at one place of each element, such as @.id; not at many'
    : undefined;
}

/** json-p3 tells its two kinds of segments apart by their classes, which it does not give out. */
const descendant = environment.compile('$..a').segments[0]?.constructor.name ?? '';

/** Every query inside a filter. */
function queriesIn(expression: Expression): JSONPathQuery[] {
  if (expression instanceof expressions.RelativeQuery) return [expression.path];
  if (expression instanceof expressions.RootQuery) return [expression.path];
  if (expression instanceof expressions.LogicalExpression) return queriesIn(expression.expression);
  if (expression instanceof expressions.PrefixExpression) return queriesIn(expression.right);
  if (expression instanceof expressions.InfixExpression)
    return [...queriesIn(expression.left), ...queriesIn(expression.right)];
  return expression instanceof expressions.FunctionExtension
    ? expression.args.flatMap(queriesIn)
    : [];
}
