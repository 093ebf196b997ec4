import http from 'node:http';
import type { Plugin } from 'rolldown';

/** What Node makes of these when somebody looks is the whole of undici. */
const heavy: ReadonlySet<string> = new Set(['WebSocket', 'CloseEvent', 'MessageEvent']);
const plain = '\0plain-http';

/** Node's http as a module, its names read when the bundle is made. */
export const plainHttpText = (): string =>
  [
    "const http = process.getBuiltinModule('node:http');",
    'export default http;',
    `export const { ${Object.keys(Object.getOwnPropertyDescriptors(http))
      .filter(name => !heavy.has(name))
      .join(', ')} } = http;`,
  ].join('\n');

/**
 * To whoever imports its http, Node gives all that it exports at once, and looks at each of them for it: undici comes with that,
 * 14 MB resident and a tenth of a second of processor time, and nobody here uses it. Who gets http as a builtin gets it unseen.
 */
export const plainHttp = (): Plugin => ({
  name: 'plain-http',
  resolveId: {
    filter: { id: /^(?:node:)?http$/u },
    handler: (_, __, { kind }) => (kind === 'import-statement' ? { id: plain } : null),
  },
  load: {
    filter: { id: new RegExp(`^${plain}$`, 'u') },
    handler: () => ({ code: plainHttpText(), moduleType: 'js' }),
  },
});
