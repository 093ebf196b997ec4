import ts from 'typescript';
import { isJudged } from './owners.ts';
import { nodesOf, violationAt, type Source, type Violation } from './sources.ts';

/** Who may open connections or do what leads to them, and why that cannot pass the egress guard by. */
export const connecting: Readonly<Record<string, string>> = {
  'libs/checkers/src/network/connect.ts': 'asks the egress guard before it connects',
  'libs/checkers/src/grpc/grpc-call.ts': 'speaks over a connection that it is given',
  'libs/checkers/src/http/http2-exchange.ts': 'speaks over a connection that it is given',
  'libs/checkers/src/tls/tls.ts': 'speaks over a connection that it is given',
  'libs/checkers/src/tcp/udp.ts': 'asks the egress guard before it sends',
  'libs/checkers/src/ws/ws-upgrade.ts': 'speaks over a connection that it is given',
  'libs/checkers/src/network/resolver-pool.ts':
    "asks the system's own DNS servers, the operator's choice",
  'libs/checkers/src/dns/dns-udp.ts': 'asks servers that have passed the guard',
  'libs/checkers/src/dns/dns-https.ts': 'speaks over a connection that it is given',
  'libs/checkers/src/icmp/ping-command.ts': 'is given an address that has passed the guard',
  'libs/checkers/src/icmp/net-ping.ts': 'is given an address that has passed the guard',
  'apps/api/src/result/prometheus.ts': "asks PROMETHEUS_URL, the operator's choice",
  'libs/history/src/mysql-socket.ts': "connects to DATABASE_URL, the operator's choice",
};

/** What can connect, and what of it cannot. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  net: ['isIP', 'isIPv4', 'isIPv6', 'BlockList', 'SocketAddress'],
  tls: [
    'createSecureContext',
    'DEFAULT_CIPHERS',
    'rootCertificates',
    'checkServerIdentity',
    'getCACertificates',
  ],
  http: ['STATUS_CODES', 'METHODS', 'validateHeaderName', 'validateHeaderValue'],
  https: [],
  http2: ['constants'],
  dgram: [],
  dns: [],
  'dns/promises': [],
  child_process: [],
  ws: ['WebSocketServer'],
  'net-ping': [],
  'raw-socket': [],
};
const globals = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'];

export const judgeConnections = (source: Source): Violation[] =>
  source.path in connecting || !isJudged(source)
    ? []
    : [...nodesOf(source)]
        .filter(node => connects(node))
        .map(node =>
          violationAt(
            source,
            node,
            'can connect past the egress guard: use libs/checkers/src/network/connect.ts.',
          ),
        );

const connects = (node: ts.Node): boolean =>
  importsWhatConnects(node) || loadsWhatConnects(node) || isGlobalUse(node);

function importsWhatConnects(node: ts.Node): boolean {
  if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return false;
  const allowed = harmlessOf(node.moduleSpecifier);
  if (allowed === undefined) return false;
  if (ts.isExportDeclaration(node)) return !node.isTypeOnly;
  const clause = node.importClause;
  if (clause === undefined || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return false;
  const bindings = clause.namedBindings;
  if (clause.name !== undefined || bindings === undefined || !ts.isNamedImports(bindings))
    return true;
  return bindings.elements.some(
    ({ isTypeOnly, name, propertyName = name }) =>
      !isTypeOnly && !allowed.includes(propertyName.text),
  );
}

/** `import()`, `require()` */
const loadsWhatConnects = (node: ts.Node): boolean =>
  ts.isCallExpression(node) &&
  (node.expression.kind === ts.SyntaxKind.ImportKeyword || ts.isIdentifier(node.expression)) &&
  harmlessOf(node.arguments[0]) !== undefined;

/** Without a harmless part, undefined stands for a module that connects nowhere. */
function harmlessOf(specifier: ts.Node | undefined): readonly string[] | undefined {
  if (specifier === undefined || !ts.isStringLiteral(specifier)) return undefined;
  return harmless[specifier.text.replace(/^node:/, '')];
}

const isGlobalUse = (node: ts.Node): boolean =>
  (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
  ts.isIdentifier(node.expression) &&
  globals.includes(node.expression.text);
