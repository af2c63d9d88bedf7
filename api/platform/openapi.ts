import type { AnyProcess } from '#domain/kernel/process';
import { expandCommands } from './openapi-commands.ts';
import { SchemaWriter, type Json } from './json-schema.ts';
import { PROBLEMS } from './problem.ts';
import type { ResponseShape, Route, Schema } from './route.ts';

/** The whole API as OpenAPI 3.1: every route, and one operation for every command and birth of the process types. */
export function describeApi(routes: readonly Route[], processes: readonly AnyProcess[], version: string): Json {
  const writer = new SchemaWriter();
  writer.add('Problem', PROBLEM_SHAPE);
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of [...routes, ...expandCommands(routes, processes)]) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}').replaceAll(/\{\*(\w+)\}/g, '{$1}');
    (paths[path] ??= {})[route.method] = describeRoute(route, writer);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Perennial',
      version,
      description:
        'Errors are problem details (RFC 9457) with a `code`. Commands carry an `Idempotency-Key`: sending one again with ' +
        'the same key is safe.',
    },
    paths,
    components: {
      schemas: writer.components(),
      securitySchemes: { visit: { type: 'apiKey', in: 'cookie', name: 'perennial.sid' } },
    },
  };
}

function describeRoute(route: Route, writer: SchemaWriter): Json {
  const { schemas, permission } = route;
  const parameters = [
    ...parametersOf('path', schemas.params, writer),
    ...parametersOf('query', schemas.query, writer),
    ...parametersOf('header', schemas.headers, writer),
  ];
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    'x-permission': permission,
    ...(permission === 'public' ? {} : { security: [{ visit: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(schemas.body === undefined ? {} : { requestBody: bodyOf(route, schemas.body, writer) }),
    responses: {
      ...Object.fromEntries(
        Object.entries(schemas.responses).map(([status, shape]) => [
          status,
          responseOf(shape, SUCCESSES[status] ?? SUCCESSES[200], writer),
        ]),
      ),
      default: {
        description: 'Refused or failed, and why.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function bodyOf(route: Route, body: Schema, writer: SchemaWriter): Json {
  const type = route.upload ? 'multipart/form-data' : 'application/json';
  return { required: true, content: { [type]: { schema: writer.write(body, 'input') } } };
}

function parametersOf(where: 'path' | 'query' | 'header', schema: Schema | undefined, writer: SchemaWriter): Json[] {
  if (schema === undefined) return [];
  // Whether it has to be sent is a matter of the input; what it is, of what the text is read as.
  const required = new Map(writer.properties(schema, 'input').map((property) => [property.name, property.required]));
  return writer.properties(schema, 'output').map((property) => ({
    name: where === 'header' ? headerName(property.name) : property.name,
    in: where,
    required: where === 'path' || (required.get(property.name) ?? false),
    schema: property.schema,
  }));
}

function headerName(lowerCase: string): string {
  return lowerCase.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

const SUCCESSES: Readonly<Record<string, string>> & { readonly 200: string } = {
  200: 'Done.',
  201: 'Made.',
  202: 'Taken, and not recorded yet: ask for its state later, or send it again with the same key.',
};

function responseOf(shape: ResponseShape, description: string, writer: SchemaWriter): Json {
  switch (shape) {
    case 'empty':
      return { description };
    case 'file':
      return {
        description: 'The file.',
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      };
    case 'eventStream':
      return { description: 'Server-sent events.', content: { 'text/event-stream': { schema: { type: 'string' } } } };
    case 'page':
      return { description: 'A page.', content: { 'text/html': { schema: { type: 'string' } } } };
    default:
      return { description, content: { 'application/json': { schema: writer.write(shape, 'output') } } };
  }
}

const PROBLEM_SHAPE: Json = {
  type: 'object',
  description: `Problem details (RFC 9457). Codes of the API: ${Object.keys(PROBLEMS).join(', ')}; refusals of the domain bring their own.`,
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string', description: 'A sentence for people.' },
    params: { type: 'object', additionalProperties: true },
    fieldPaths: { type: 'array', items: { type: 'string' } },
    fields: { type: 'object', additionalProperties: { type: 'string' }, description: 'Why, by field path.' },
    errorId: { type: 'string' },
    retryAfter: { type: 'number', description: 'Seconds.' },
  },
  required: ['type', 'title', 'status', 'code', 'detail'],
  additionalProperties: true,
};
