/**
 * What worker and API are started with besides their settings. The C library gives every thread an arena of its own, and
 * what was freed in one is not used by another: two of them cost nothing in speed and save the worker 50 MB.
 */
export const PROGRAM_ENV = { MALLOC_ARENA_MAX: '2' } as const;
