import { dnsServer, httpServer, tcpServer } from '@dialtone/checkers/testing';

/** How the HTTP target answers: as it should, with another release, or not at all as it should. */
export type Mood = 'well' | 'drifted' | 'broken';

const answers = {
  well: { status: 200, release: '41', body: '{"status":"ok"}' },
  drifted: { status: 200, release: '42', body: '{"status":"ok"}' },
  broken: { status: 503, release: '42', body: 'out of order' },
} as const satisfies Record<Mood, unknown>;

/** Real servers that a story watches, and breaks. */
export async function startTargets() {
  let mood: Mood = 'well';
  const http = await httpServer((_, response) => {
    const { status, release, body } = answers[mood];
    response.writeHead(status, { 'x-release': release });
    response.end(body);
  });
  const tcp = await tcpServer(socket => socket.resume());
  const dns = await dnsServer({ 'shop.test': { A: ['10.1.2.3'] } });
  return {
    http,
    tcp,
    dns,
    turnHttp: (next: Mood) => {
      mood = next;
    },
    close: async () => Promise.all([http.close(), dns[Symbol.asyncDispose]()]),
  };
}
