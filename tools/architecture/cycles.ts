import type { Import } from './imports.ts';

/** A way round, file by file; it ends where it begins. */
export type Cycle = readonly string[];

/** One cycle of each knot of files that import each other; empty in a sound tree. Imports of types count, lazy ones do not. */
export function cyclesIn(imports: readonly Import[]): Cycle[] {
  const graph = new Map<string, string[]>();
  for (const { source, to } of imports.filter(({ lazy }) => !lazy))
    graph.set(source.path, [...(graph.get(source.path) ?? []), to]);
  const cycles: Cycle[] = [];
  const left = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string) => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) cycles.push([...trail.slice(seenAt), path]);
    if (seenAt >= 0 || left.has(path)) return;
    trail.push(path);
    for (const next of graph.get(path) ?? []) visit(next);
    trail.pop();
    left.add(path);
  };
  for (const path of graph.keys()) visit(path);
  return cycles;
}
