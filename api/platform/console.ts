import { existsSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import express, { type Express } from 'express';
import { Problem } from './problem.ts';

/** Built files carry a hash of their content in the name: `main-AB12CD34.js`. */
const HASHED = /-[A-Z0-9]{8}\.[a-z0-9]+$/;
const YEAR_S = 365 * 24 * 60 * 60;

/**
 * Serves the built console: hashed files for ever, the rest after asking, and its page for every address that is no
 * file, because the console routes those itself.
 */
export function serveConsole(app: Express, webDir: string): void {
  const folder = consoleFolder(webDir);
  app.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders(response, path) {
        const cacheable = HASHED.test(basename(path)) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache';
        response.setHeader('Cache-Control', path.endsWith('index.html') ? 'no-store' : cacheable);
      },
    }),
  );
  app.get('/{*path}', (request, response) => {
    const page = join(folder, 'index.html');
    const name = basename(request.path);
    if (extname(name) !== '' || name.startsWith('.') || !existsSync(page)) throw new Problem('notFound');
    response.sendFile(page, { cacheControl: false, etag: false, headers: { 'Cache-Control': 'no-store' } });
  });
}

/** Angular's builder puts what browsers load into a folder of its own. */
function consoleFolder(webDir: string): string {
  const browser = resolve(webDir, 'browser');
  return existsSync(browser) ? browser : resolve(webDir);
}
