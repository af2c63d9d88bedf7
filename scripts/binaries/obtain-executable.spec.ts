import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Binary } from './binary.ts';
import { obtainExecutable } from './obtain-executable.ts';
import { sha256OfFile } from './sha256.ts';

const aBinary = (changes: Partial<Binary> = {}): Binary => ({
  name: 'temporal',
  version: '1.9.1',
  minimumVersion: [1, 9, 1],
  wheel: null,
  vendor: null,
  replacedBy: 'TEMPORAL_ADDRESS',
  ...changes,
});

describe('obtaining an executable', () => {
  let dir: string;
  const options = (searchPath: string[] = []) => ({
    searchPath,
    cacheDir: join(dir, 'cache'),
    report: () => undefined,
  });
  const executable = (folder: string, output: string): string => {
    mkdirSync(join(dir, folder), { recursive: true });
    const path = join(dir, folder, 'temporal');
    writeFileSync(path, `#!/bin/sh\necho '${output}'\n`);
    chmodSync(path, 0o755);
    return path;
  };

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'perennial-binaries-'));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });

  it('takes one from the PATH when it is new enough', async () => {
    const path = executable('bin', 'temporal version 1.10.0 (Server 1.33.0)');
    await expect(obtainExecutable(aBinary(), options([join(dir, 'bin')]))).resolves.toBe(path);
  });

  it('takes a cached one whose checksum is right, and refuses a changed one', async () => {
    const path = executable('cache/temporal-1.9.1', 'cached');
    writeFileSync(`${path}.sha256`, await sha256OfFile(path));
    await expect(obtainExecutable(aBinary(), options())).resolves.toBe(path);
    writeFileSync(path, 'something else');
    await expect(obtainExecutable(aBinary(), options())).rejects.toThrow(/cache: .* has SHA-256 .*, expected/);
  });

  it('says what was tried and what to do when nothing works', async () => {
    executable('bin', 'temporal version 1.2.3');
    await expect(obtainExecutable(aBinary(), options([join(dir, 'bin')]))).rejects.toThrow(
      /is 1\.2\.3, at least 1\.9\.1 is needed[^]*cache: nothing at[^]*or set TEMPORAL_ADDRESS to a running server/,
    );
  });

  it('downloads from the vendor, checks the published checksum and keeps the file', async () => {
    executable('archive/cli', 'from the vendor');
    execFileSync('tar', ['-czf', join(dir, 'cli.tar.gz'), '-C', join(dir, 'archive'), 'cli']);
    const archive = readFileSync(join(dir, 'cli.tar.gz'));
    let checksum = await sha256OfFile(join(dir, 'cli.tar.gz'));
    const server = createServer((request, response) => {
      response.end(request.url === '/cli.tar.gz' ? archive : `${checksum}  cli.tar.gz\n`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the test server has no port');
    const base = `http://127.0.0.1:${address.port}`;
    const binary = aBinary({ vendor: { url: `${base}/cli.tar.gz`, checksumUrl: `${base}/checksums.txt` } });
    try {
      const path = await obtainExecutable(binary, options());
      expect(execFileSync(path, { encoding: 'utf8' })).toBe('from the vendor\n');
      rmSync(path);
      checksum = '0'.repeat(64);
      await expect(obtainExecutable(binary, options())).rejects.toThrow(`expected ${checksum}`);
      expect(existsSync(path)).toBe(false);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
