/**
 * What a certification body tells about a certificate. `continued` after a surveillance; the others change its status.
 */
export const NOTICES = ['continued', 'suspended', 'restored', 'reduced', 'withdrawn', 'givenUp'] as const;
export type Notice = (typeof NOTICES)[number];
