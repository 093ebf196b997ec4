import { expect, it } from 'vitest';
import { parseHosts } from './hosts-file.js';

it('reads addresses by name, of any letter case, in the order of the file', () => {
  const hosts = parseHosts(
    '127.0.0.1\tlocalhost Box # ours\n\n# nothing\n::1 localhost localhost\n10.0.0.1 box\nnonsense box\n',
  );
  expect(Object.fromEntries(hosts)).toEqual({
    localhost: ['127.0.0.1', '::1'],
    box: ['127.0.0.1', '10.0.0.1'],
  });
});
