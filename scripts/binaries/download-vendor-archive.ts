import { createWriteStream } from 'node:fs';
import { glob } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { VendorArchive } from './binary.ts';
import { runCommand } from './run-command.ts';
import { sha256OfFile } from './sha256.ts';

const downloadTimeoutMs = 5 * 60_000;

/** Downloads and unpacks the vendor's archive, checked against its published checksum; returns the executable inside. */
export async function downloadVendorArchive(vendor: VendorArchive, name: string, targetDir: string): Promise<string> {
  const fileName = basename(new URL(vendor.url).pathname);
  const archive = join(targetDir, fileName);
  const expected = await publishedChecksum(vendor, fileName);
  const response = await get(vendor.url);
  if (response.body === null) throw new Error('the answer is empty');
  await pipeline(Readable.fromWeb(response.body), createWriteStream(archive));
  const found = await sha256OfFile(archive);
  if (found !== expected) throw new Error(`${fileName} has SHA-256 ${found}, expected ${expected}`);

  const unpacked = await runCommand('tar', ['-xf', archive, '-C', targetDir], downloadTimeoutMs);
  if (unpacked.code !== 0) throw new Error(`tar could not unpack ${fileName}: ${unpacked.output.trim()}`);
  for await (const path of glob(`**/{${name},${name}.exe}`, { cwd: targetDir })) return join(targetDir, path);
  throw new Error(`${fileName} holds no ${name}`);
}

async function publishedChecksum(vendor: VendorArchive, fileName: string): Promise<string> {
  const list = await (await get(vendor.checksumUrl)).text();
  const line = list.split('\n').find((candidate) => candidate.trim().endsWith(fileName));
  const checksum = line?.trim().split(/\s+/)[0];
  if (checksum === undefined || !/^[0-9a-f]{64}$/i.test(checksum)) {
    throw new Error(`${vendor.checksumUrl} names no checksum for ${fileName}`);
  }
  return checksum.toLowerCase();
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(downloadTimeoutMs) });
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}`);
  return response;
}
