import { z } from 'zod';
import { reserveNewKey } from '#activities/store/numbers';
import { recordedInputs } from '#activities/store/recorded-inputs';
import type { CommandInput, Outcome } from '#domain/kernel/input';
import { mayAnywhere, type Permission } from '#domain/kernel/permissions';
import type { AnyProcess } from '#domain/kernel/process';
import type { Refusal } from '#domain/kernel/refusal';
import { updateIsKnown } from '../operations/raw-service.ts';
import { Problem } from '../platform/problem.ts';
import { birthRefusal } from './birth-refusal.ts';
import { mayWorkOn } from '../platform/reach.ts';
import { parsePart } from '../platform/read-request.ts';
import { route, type Route } from '../platform/route.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { replyTo } from './answer-reply.ts';
import { callerBefore, processOf, processTypes, readableGlance, realNow, type Glance } from './caller.ts';
import { inTime } from './look-up.ts';
import { namedRefusal } from './named.ts';
import { recordedOutcome } from './record-lookup.ts';
import { birthReplySchema, commandReplySchema, commandStateSchema, acceptedSchema } from './shapes.ts';
import { speakerFor } from './speaker.ts';

const keySchema = z.string().max(80);
/** Chosen by the caller; also the id of the Temporal update and part of the record’s command row. */
const idempotencyKey = z.string().regex(/^[\w.:-]{8,100}$/);

const commandHeaders = z.looseObject({
  'idempotency-key': idempotencyKey,
  /** The version the page showed when the person decided. */
  'shown-version': z.coerce.number().int().min(1).optional(),
});

/** Checked against the command’s own schema once its name is known. */
const anyBody = z.record(z.string(), z.unknown()).default({});

/** Sends a command to a process. Every command of every type comes through here. */
export const sendCommand: Route = route({
  method: 'post',
  path: '/api/processes/:key/commands/:name',
  operationId: 'sendCommand',
  summary: 'Do something to a process',
  tag: 'processes',
  permission: 'process.read',
  schemas: {
    params: z.object({ key: keySchema, name: z.string().max(80) }),
    headers: commandHeaders,
    body: anyBody,
    responses: { 200: commandReplySchema, 202: acceptedSchema },
  },
  async handler({ params, headers, body, person, deps, requestId }) {
    const receivedAt = Date.now();
    const { key, name } = params;
    const id = headers['idempotency-key'];
    const row = await readableGlance(deps, person, key);
    const process = processOf(row.type);
    const command = Object.hasOwn(process.commands, name) ? process.commands[name] : undefined;
    if (!command) throw new Problem('notFound');
    const caller = await callerBefore(deps, person, row);
    const input: CommandInput = {
      kind: 'command',
      id,
      name,
      body: parsePart(command.schema, body),
      actor: caller.actorOf(name),
      ...(headers['shown-version'] === undefined ? {} : { shownVersion: headers['shown-version'] }),
      requestId,
    };
    const replying = { commandId: input.id, speaker: caller.speaker };
    const permitted = isPermitted(person, command.permission, row);
    const refusal = permitted ? await namedRefusal(deps.store, person, command, input.body) : null;
    if (permitted && !refusal) return replyTo(await deps.commands.send(key, input, receivedAt), replying);
    // A repeat is answered as the first time, whatever has become of its sender's rights since.
    const outcome = (await recordedOutcome(deps.store, key, input)) ?? (refusal && refusedAt(row, refusal));
    if (!outcome) throw notPermitted(command.permission);
    return replyTo({ kind: 'outcome', outcome }, replying);
  },
});

/** Starts a process: its first command, under a key that is reserved for the idempotency key. */
export const startProcess: Route = route({
  method: 'post',
  path: '/api/processes/:type/births/:name',
  operationId: 'startProcess',
  summary: 'Start a process',
  tag: 'processes',
  permission: 'signedIn',
  schemas: {
    params: z.object({ type: z.string().max(40), name: z.string().max(80) }),
    headers: commandHeaders,
    body: anyBody,
    responses: { 201: birthReplySchema, 202: acceptedSchema },
  },
  async handler({ params, headers, body, person, deps, requestId }) {
    const receivedAt = Date.now();
    const { process, birth } = birthNamed(params.type, params.name);
    if (birth.permission === null) throw new Problem('notPermitted');
    const parsed = parsePart(birth.schema, body);
    const site = birth.site(parsed);
    const register = await inTime(deps.register.current());
    const input: CommandInput = {
      kind: 'birth',
      id: headers['idempotency-key'],
      name: params.name,
      body: parsed,
      actor: { kind: 'person', id: person.id },
      requestId,
    };
    const reservation = { id: `${person.id}:${input.id}`, prefix: process.keyPrefix, site, at: realNow() };
    const reserved = await inTime(deps.store.numbers.findOne({ _id: reservation.id }));
    const speaker = speakerFor(register, site);
    if (reserved) {
      const known = await recordedOutcome(deps.store, reserved.key, input);
      const replying = { commandId: input.id, bornKey: reserved.key, speaker };
      if (known) return replyTo({ kind: 'outcome', outcome: known }, replying);
    }
    if (!isPermitted(person, birth.permission, { site, people: [person.id] })) throw notPermitted(birth.permission);
    const { active = false, zone = 'UTC' } = register.sites.get(site) ?? {};
    if (!active) throw new Problem('invalid', { fieldPaths: ['site'] });
    const refused = reserved ? null : await birthRefusal(deps, process, site, input);
    if (refused) return replyTo({ kind: 'outcome', outcome: refused }, { commandId: input.id, speaker });
    const key = reserved?.key ?? (await inTime(reserveNewKey(deps.store, reservation, zone)));
    const answer = await deps.commands.bear({ key, type: process.type, site }, input, receivedAt);
    return replyTo(answer, { commandId: input.id, bornKey: key, speaker });
  },
});

/** What became of a command whose answer did not come in time. Known for thirty days. */
export const commandState: Route = route({
  method: 'get',
  path: '/api/processes/:key/commands/:id',
  operationId: 'commandState',
  summary: 'What became of a command',
  tag: 'processes',
  permission: 'process.read',
  schemas: {
    params: z.object({ key: keySchema, id: idempotencyKey }),
    responses: { 200: commandStateSchema },
  },
  async handler({ params, person, deps }) {
    const { key, id } = params;
    const [row] = await inTime(recordedInputs(deps.store, key, [id]));
    const mine = row?.actor?.kind === 'person' && row.actor.id === person.id;
    // The sender may always hear of it, also when the birth was refused and there is no process to read.
    if (row && !mine) await readableGlance(deps, person, key);
    if (row) return { status: 200, body: { state: 'recorded', outcome: row.outcome } };
    if (await updateIsKnown(deps, key, id)) return { status: 200, body: { state: 'pending' } };
    throw new Problem('notFound');
  },
});

/** Refused before the engine was asked. */
function refusedAt({ version }: Glance, refusal: Refusal): Outcome {
  return { status: 'refused', version, refusal };
}

function birthNamed(type: string, name: string): { process: AnyProcess; birth: AnyProcess['births'][string] } {
  const process = Object.hasOwn(processTypes, type) ? processTypes[type] : undefined;
  const birth = process && Object.hasOwn(process.births, name) ? process.births[name] : undefined;
  if (!process || !birth) throw new Problem('notFound');
  return { process, birth };
}

/** Where the caller’s roles do not carry a permission to this process, the engine is not asked. */
function isPermitted(
  person: SignedIn,
  permission: Permission,
  record: { site: string; people: readonly string[] },
): boolean {
  return mayAnywhere(person.roles, permission) && mayWorkOn(person, permission, record);
}

function notPermitted(permission: Permission): Problem {
  return new Problem('notPermitted', { members: { permission } });
}
