import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import expressStaticGzip from 'express-static-gzip';
import helmet from 'helmet';
import { refuseUnreadableBody } from './unreadable-body.js';

/** A probe with its largest body and headers, and room around it. */
const largestRequest = '512kb';

/** Where the console was built, beside the API. */
const consoleFolder = fileURLToPath(new URL('../../../console/dist/browser', import.meta.url));

const minute = 60_000;
const year = 365 * 24 * 60 * minute;

/** Everything about HTTP that is not a route of ours: headers, limits, and the console's files. */
export function furnish(app: NestExpressApplication): void {
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          baseUri: ["'self'"],
          // Angular puts its components' styles into the page.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
        },
      },
      // Whoever serves over https decides on it, for all of the host.
      strictTransportSecurity: false,
    }),
  );
  app.useBodyParser('json', { limit: largestRequest });
  app.use(refuseUnreadableBody);
}

/** Serves the console: its files, and its page for every address that is neither a file nor a route of the API. */
export function serveConsole(app: NestExpressApplication, folder = consoleFolder): void {
  if (!existsSync(join(folder, 'index.html'))) return;
  app.use(
    // What was packed when the console was built goes out packed.
    expressStaticGzip(folder, {
      index: false,
      enableBrotli: true,
      orderPreference: ['br'],
      serveStatic: {
        setHeaders: (response, path) => {
          response.setHeader('Cache-Control', keptFor(path));
        },
      },
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads || isApi(request.path)) {
      next();
      return;
    }
    // Of a packed file that went away meanwhile.
    for (const name of ['Content-Encoding', 'Content-Type']) response.removeHeader(name);
    response.setHeader('Cache-Control', 'no-cache');
    if (isFile(request.path) || !request.accepts('html')) next();
    else response.sendFile('index.html', { root: folder });
  });
}

/** How long a browser keeps a file, as `Cache-Control` says it. */
function keptFor(path: string): string {
  // Names hold a hash of the content, but for the few in the root.
  if (/-[\w-]{8}\.\w+(?:\.br|\.gz)?$/u.test(path))
    return `public, max-age=${year / 1000}, immutable`;
  // Browsers ask for the icon at each change of the address, as at each key of a search.
  return /favicon\.\w+$/u.test(path) ? 'public, max-age=3600' : 'no-cache';
}

/** Each page's address is without a dot. A program of an older release must be told that it is gone, not given a page. */
const isFile = (path: string): boolean => /\.\w+$/u.test(path);

const isApi = (path: string): boolean =>
  /^\/(?:api|graphql|metrics|probe|-|healthz|readyz)(?:\/|$)/u.test(path);
