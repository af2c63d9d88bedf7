import { attachmentHeader } from '../files/file-name.ts';
import type { Reply } from '../platform/route.ts';

/** The media type of workbooks. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Answers with a workbook to keep; nothing of it may be shown in the page or stored on the way. */
export function workbookReply(workbook: Uint8Array, name: string): Reply {
  return {
    write(response) {
      response.set({
        'Content-Type': XLSX,
        'Content-Disposition': attachmentHeader(name),
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      });
      response.send(Buffer.from(workbook));
    },
  };
}
