import { config } from 'zod/mini';

// The content policy allows no eval; zod's probe for it would be reported. This has to run before any schema is made,
// therefore it is a module of its own, imported first.
config({ jitless: true });
