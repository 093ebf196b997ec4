import { describe, expect, it } from 'vitest';
import { placed } from './keep-places.ts';

const inBundle = (id: string, code: string) => placed('/dialtone/apps/api/bundle', id, code);

describe('a module in the bundle', () => {
  it('finds from its place what it found before', () => {
    const code = "const page = new URL('../index.html', import.meta.url);";
    expect(inBundle('/dialtone/apps/api/dist/platform/web.js', code)).toBe(
      `const page = new URL('../index.html', new URL("../dist/platform/web.js", import.meta.url).href);`,
    );
  });

  it.each(['history-worker', 'file-worker'])('runs its thread %s from the bundle', thread => {
    const code = `new Worker(new URL('./thread/${thread}.js', import.meta.url))`;
    expect(inBundle('/dialtone/libs/history/dist/history.js', code)).toBe(
      `new Worker(new URL('./${thread}.js', import.meta.url))`,
    );
  });

  it('is refused when it asks for its place in another way', () => {
    expect(() => inBundle('/dialtone/node_modules/a/a.js', 'import.meta.dirname')).toThrow(
      '/dialtone/node_modules/a/a.js asks for its place in a way that the bundle cannot keep.',
    );
  });
});
