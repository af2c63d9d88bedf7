import { rmSync } from 'node:fs';
import { endListedProcesses } from './process-list.ts';

// Lives beside a supervisor and holds the other end of a pipe. When the supervisor is gone, however it went, the pipe
// closes and whatever it left running is ended. Arguments: the process list, then a folder to remove (may be missing).
const [listFile, temporaryDir] = process.argv.slice(2);
if (listFile === undefined) throw new Error('usage: guard.ts <process list> [temporary folder]');

for await (const _chunk of process.stdin);
await endListedProcesses(listFile);
if (temporaryDir !== undefined) rmSync(temporaryDir, { recursive: true, force: true });
