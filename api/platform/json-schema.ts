import * as z from 'zod';
import { namedShapes } from './named.ts';
import type { Schema } from './route.ts';

/** Plain JSON of the API description. */
export type Json = Readonly<Record<string, unknown>>;

const objectSchema = z.looseObject({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
  $defs: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});

/** One property of an object shape. */
export interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Json;
}

/** Turns zod schemas into the JSON Schema of OpenAPI 3.1, and collects the named shapes they use. */
export class SchemaWriter {
  private readonly shapes = new Map<string, Json>();

  /** The named shapes met so far, in the order of their names. */
  components(): Readonly<Record<string, Json>> {
    return Object.fromEntries([...this.shapes].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  add(name: string, schema: Json): void {
    this.shapes.set(name, schema);
  }

  /** A body or an answer; a named shape becomes a reference. */
  write(schema: Schema, io: 'input' | 'output'): Json {
    // Inside an object also the outermost shape is written as a reference to its name.
    const [property] = this.properties(z.object({ it: schema }), io);
    if (!property) throw new Error('The schema has no JSON Schema');
    return property.schema;
  }

  /** The properties of an object shape, for parameters. */
  properties(schema: Schema, io: 'input' | 'output'): Property[] {
    const written = z.toJSONSchema(schema, { io, metadata: namedShapes, unrepresentable: 'any', reused: 'inline' });
    const { properties, required, $defs } = objectSchema.parse(written);
    for (const [name, shape] of Object.entries($defs)) {
      const { $id: _id, id: _name, ...rest } = shape;
      if (!this.shapes.has(name)) this.shapes.set(name, referToComponents(rest));
    }
    return Object.entries(properties).map(([name, property]) => ({
      name,
      required: required.includes(name),
      schema: referToComponents(property),
    }));
  }
}

function referToComponents(schema: Json): Json {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
