import type { Route } from '@angular/router';

/**
 * The pages inside the shell: one line each. A page with a place in the rail is a `screen(…)`, in the order of the rail;
 * the palette, the phone's bar and the shortcuts follow by themselves.
 */
export const pages: readonly Route[] = [];
