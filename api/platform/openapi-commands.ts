import * as z from 'zod';
import type { AnyProcess } from '#domain/kernel/process';
import type { Permission } from '#domain/kernel/permissions';
import type { Route, Schema } from './route.ts';

interface Variant {
  readonly type: string;
  readonly name: string;
  readonly schema: Schema;
  readonly permission: Permission;
}

/**
 * One operation for every command and birth, beside the general ones that serve them, so that the typed client has a
 * function with the right body for each. Commands of one name in several process types share an address, and so an
 * operation: their bodies are alternatives.
 */
export function expandCommands(routes: readonly Route[], processes: readonly AnyProcess[]): Route[] {
  const taken = new Set(routes.map((route) => route.operationId));
  const send = routes.find((route) => route.operationId === 'sendCommand');
  const start = routes.find((route) => route.operationId === 'startProcess');
  return [
    ...(send ? commandRoutes(send, processes, taken) : []),
    ...(start ? birthRoutes(start, processes, taken) : []),
  ];
}

function commandRoutes(general: Route, processes: readonly AnyProcess[], taken: Set<string>): Route[] {
  const byName = Map.groupBy(
    processes.flatMap((process) =>
      Object.entries(process.commands).map(([name, { schema, permission }]): Variant => {
        return { type: process.type, name, schema, permission };
      }),
    ),
    (variant) => variant.name,
  );
  return [...byName].flatMap(([name, variants]) => {
    const [first, ...others] = variants;
    if (!first) return [];
    const schemas = [...new Set(variants.map((variant) => variant.schema))];
    const [only] = schemas;
    return {
      ...general,
      path: general.path.replace(':name', name),
      operationId: free(taken, name, 'Command'),
      summary: `${name} (${variants.map((variant) => variant.type).join(', ')})`,
      permission: others.some((other) => other.permission !== first.permission) ? general.permission : first.permission,
      schemas: {
        ...general.schemas,
        params: z.object({ key: z.string() }),
        body: schemas.length === 1 && only ? only : z.union(schemas),
      },
    };
  });
}

function birthRoutes(general: Route, processes: readonly AnyProcess[], taken: Set<string>): Route[] {
  return processes.flatMap((process) =>
    Object.entries(process.births).flatMap(([name, { schema, permission }]) =>
      permission === null
        ? []
        : {
            ...general,
            path: general.path.replace(':type', process.type).replace(':name', name),
            operationId: free(taken, name, 'Birth'),
            summary: `${name}: begins a process of type ${process.type}`,
            permission,
            schemas: { responses: general.schemas.responses, ...headersOf(general), body: schema },
          },
    ),
  );
}

function headersOf({ schemas }: Route): Pick<Route['schemas'], 'headers'> {
  return schemas.headers === undefined ? {} : { headers: schemas.headers };
}

/** The name itself, or with a suffix when another operation has it already. */
function free(taken: Set<string>, name: string, suffix: string): string {
  const operationId = taken.has(name) ? `${name}${suffix}` : name;
  taken.add(operationId);
  return operationId;
}
