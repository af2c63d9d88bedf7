/** Entries of a workbook are some dozens. */
const MOST_ENTRIES = 300;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 0xffff;
/** Deflated nothing takes two bytes; more that claims to be nothing is not what it claims. */
const DEFLATED_NOTHING = 2;

/**
 * How large a zip archive says it is when unpacked, or null when it does not say so in the plain way: forms that no
 * spreadsheet of a few megabytes needs (64 bit sizes, sizes given elsewhere), and that can hide what comes out. The
 * reader takes no more out of an entry than the entry says, so what is said here is the most that is unpacked.
 */
export function unpackedSize(archive: Uint8Array): number | null {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) return null;
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    // 64 bit sizes are marked by the largest number of 32 bits, which is too large in any case.
    if (size === 0 ? packed > DEFLATED_NOTHING : packed === 0) return null;
    if (size === 0 && packed === 0 && (view.getUint16(at + 8, true) & 8) !== 0) return null;
    total += size;
    at += ENTRY_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}

function endOfDirectory(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}
