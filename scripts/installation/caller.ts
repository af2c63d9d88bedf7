import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { emailOf, PASSWORD } from './small-organization.ts';

/** One answer of the API. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A command that was sent, and the answer that counts: the last one. */
export interface Sent {
  readonly key: string;
  readonly commandId: string;
  readonly reply: Reply;
  /** How often it had to be sent. */
  readonly tries: number;
}

const createdSchema = z.object({ key: z.string() });
const RETRY_PAUSE_MS = 150;
/** Whoever hears nothing for so long gives up. */
const ANSWER_WITHIN_MS = 15_000;

/** `fetch` costs three times as much, which would count as the product's where both share a machine. */
const connections = new Agent({ keepAlive: true });

/** A person at a browser, as far as the API can tell: signed in, sending commands with an idempotency key. */
export class Caller {
  private readonly url: string;
  private readonly cookie: string;

  private constructor(url: string, cookie: string) {
    this.url = url;
    this.cookie = cookie;
  }

  static async signIn(url: string, person: string): Promise<Caller> {
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ email: emailOf(person), password: PASSWORD }),
    });
    if (!answer.ok) throw new Error(`${person} could not sign in: ${String(answer.status)} ${await answer.text()}`);
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0] ?? '')
      .join('; ');
    return new Caller(url, cookie);
  }

  async get(path: string): Promise<Reply> {
    return this.ask('GET', path);
  }

  async post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.ask('POST', path, body, headers);
  }

  /** Opens a stream that lasts until the product ends it. */
  async stream(path: string): Promise<ReadableStream<Uint8Array>> {
    const answer = await fetch(`${this.url}${path}`, { headers: { cookie: this.cookie } });
    if (!answer.ok || answer.body === null) throw new Error(`${path} was answered ${String(answer.status)}`);
    return answer.body;
  }

  /** Sends a command once. */
  async command(key: string, name: string, body: unknown, commandId: string = randomUUID()): Promise<Reply> {
    return this.post(`/api/processes/${key}/commands/${name}`, body, { 'idempotency-key': commandId });
  }

  /** Sends a command, again with the same key while the answer is not the last word. Throws after the time given. */
  async insist(key: string, name: string, body: unknown, withinMs = 120_000): Promise<Sent> {
    const commandId = randomUUID();
    const { reply, tries } = await this.untilDecided(() => this.command(key, name, body, commandId), withinMs);
    return { key, commandId, reply, tries };
  }

  /** Gives birth to a process, again with the same key while the answer is not the last word. */
  async bear(type: string, name: string, body: unknown, withinMs = 120_000): Promise<Sent> {
    const commandId = randomUUID();
    const { reply, tries } = await this.untilDecided(
      () => this.post(`/api/processes/${type}/births/${name}`, body, { 'idempotency-key': commandId }),
      withinMs,
    );
    const key = reply.status === 201 ? createdSchema.parse(reply.body).key : '';
    return { key, commandId, reply, tries };
  }

  private async untilDecided(send: () => Promise<Reply>, withinMs: number): Promise<{ reply: Reply; tries: number }> {
    const end = Date.now() + withinMs;
    for (let tries = 1; ; tries += 1) {
      const reply = await send().catch((error: unknown) => ({ status: 0, body: String(error) }));
      const decided = reply.status === 200 || reply.status === 201 || (reply.status >= 400 && reply.status < 500);
      if (decided) return { reply, tries };
      if (Date.now() > end) throw new Error(`Never decided: ${JSON.stringify(reply)}`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS));
    }
  }

  private async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const content = body === undefined ? undefined : JSON.stringify(body);
    const sending = request(`${this.url}${path}`, {
      method,
      agent: connections,
      timeout: ANSWER_WITHIN_MS,
      headers: {
        cookie: this.cookie,
        'sec-fetch-site': 'same-origin',
        ...(content === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }),
        ...headers,
      },
    });
    sending.once('timeout', () => sending.destroy(new Error(`${path} was not answered`)));
    sending.end(content);
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    const said = await text(answer);
    return { status: answer.statusCode ?? 0, body: said === '' ? null : JSON.parse(said) };
  }
}

/** Everybody of the organization, signed in once. */
export async function signInAll(url: string, people: readonly string[]): Promise<ReadonlyMap<string, Caller>> {
  const callers = new Map<string, Caller>();
  for (const person of people) callers.set(person, await Caller.signIn(url, person));
  return callers;
}
