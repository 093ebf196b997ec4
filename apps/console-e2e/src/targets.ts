import { dnsServer, httpServer, tcpServer } from '@dialtone/checkers/testing';

/** Real servers that a story watches, and breaks. */
export async function startTargets() {
  let healthy = true;
  const http = await httpServer((_, response) => {
    response.writeHead(healthy ? 200 : 503);
    response.end(healthy ? 'all is well' : 'out of order');
  });
  const tcp = await tcpServer(socket => socket.resume());
  const dns = await dnsServer({ 'shop.test': { A: ['10.1.2.3'] } });
  return {
    http,
    tcp,
    dns,
    breakHttp: () => {
      healthy = false;
    },
    close: async () => Promise.all([http.close(), dns[Symbol.asyncDispose]()]),
  };
}
