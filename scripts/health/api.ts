import { loadSettings } from '#config/settings';

// Ends with 0 when the API in this container, and everything it needs, works.
const { PORT } = loadSettings();
const response = await fetch(`http://127.0.0.1:${PORT}/api/health/ready`, { signal: AbortSignal.timeout(4_000) });
process.exitCode = response.ok ? 0 : 1;
