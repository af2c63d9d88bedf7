import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { type Express } from 'express';
import { z } from 'zod';
import type { AnyProcess } from '#domain/kernel/process';
import type { Json } from './json-schema.ts';
import { describeApi } from './openapi.ts';
import { publicRoute, type Route } from './route.ts';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Perennial API</title>
    <link rel="stylesheet" href="/api/docs/assets/swagger-ui.css" />
  </head>
  <body>
    <div id="api"></div>
    <script src="/api/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

// A file of its own, because the content policy runs no script that stands in a page.
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });
`;

/** The API's description and the page to browse it, both from this installation. */
export function docsRoutes(allRoutes: () => readonly Route[], processes: readonly AnyProcess[]): Route[] {
  let description: Json | null = null;
  return [
    publicRoute({
      method: 'get',
      path: '/api/openapi.json',
      operationId: 'readApiDescription',
      summary: 'This description',
      tag: 'health',
      withoutVisit: true,
      schemas: { responses: { 200: z.looseObject({}) } },
      handler: ({ deps }) => {
        description ??= describeApi(allRoutes(), processes, deps.version);
        return { status: 200, body: description };
      },
    }),
    page('/api/docs', 'readApiPage', 'text/html', PAGE),
    page('/api/docs/start.js', 'readApiPageScript', 'text/javascript', START),
  ];
}

/** Serves the parts of Swagger UI that the page loads. */
export function serveDocsAssets(app: Express): void {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  app.use('/api/docs/assets', express.static(folder, { index: false, redirect: false, maxAge: '1h' }));
}

function page(path: string, operationId: string, type: string, content: string): Route {
  return publicRoute({
    method: 'get',
    path,
    operationId,
    summary: 'The page to browse this description',
    tag: 'health',
    withoutVisit: true,
    schemas: { responses: { 200: 'page' } },
    handler: () => ({
      write(response) {
        response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' });
        response.end(content);
      },
    }),
  });
}
