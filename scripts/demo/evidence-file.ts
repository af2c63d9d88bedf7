import { deflateSync, crc32 } from 'node:zlib';
import type { Day } from './day.ts';

/** A file that a story shows as evidence: a table, a short document, or a picture of readings. */
export interface EvidenceFile {
  readonly fileName: string;
  readonly lines: readonly string[];
  /** The day the evidence itself is of. */
  readonly of: Day;
}

/** A file whose kind follows from its name: `.csv`, `.pdf` or `.png`. */
export const evidenceFile = (fileName: string, of: Day, ...lines: readonly string[]): EvidenceFile => ({
  fileName,
  lines,
  of,
});

export function isEvidenceFile(value: object): value is EvidenceFile {
  return 'fileName' in value && 'lines' in value;
}

/** The content of the file and its media type. */
export function contentOf(file: EvidenceFile): { readonly type: string; readonly content: Buffer } {
  const ending = file.fileName.split('.').at(-1);
  switch (ending) {
    case 'csv':
      return { type: 'text/csv', content: Buffer.from(`${file.lines.join('\r\n')}\r\n`) };
    case 'pdf':
      return { type: 'application/pdf', content: pdf(file.lines) };
    case 'png':
      return { type: 'image/png', content: png(file.lines.map(Number)) };
    default:
      throw new Error(`No way to make ${file.fileName}`);
  }
}

/** One page of text. */
function pdf(lines: readonly string[]): Buffer {
  const text = lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n');
  const page = `BT /F1 11 Tf 56 780 Td 16 TL\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(Buffer.byteLength(page, 'latin1'))} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(body, 'latin1');
    body += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(objects.length + 1);
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(Buffer.byteLength(body, 'latin1'))}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}

function escaped(line: string): string {
  return line.replaceAll(/[\\()]/g, (mark) => `\\${mark}`);
}

/** A bar for every reading, 10 pixels per unit. */
function png(readings: readonly number[]): Buffer {
  const width = Math.max(1, readings.length) * 12;
  const height = 160;
  const rows = Array.from({ length: height }, (_, y) => {
    const pixels = Array.from({ length: width }, (__, x) => {
      const bar = (readings[Math.floor(x / 12)] ?? 0) * 10;
      return x % 12 < 9 && height - y <= bar ? 90 : 245;
    });
    return Buffer.from([0, ...pixels]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits of grey.
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
