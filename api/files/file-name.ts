const LONGEST = 120;

/**
 * A name that is safe to show and to save under: no folders, no control or invisible characters (which can turn the
 * reading direction and hide an ending), none that a file system or a page gives a meaning to. The ending is one of
 * the type that was found in the content.
 */
export function safeFileName(claimed: string, endings: readonly [string, ...string[]]): string {
  const last = claimed.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replaceAll(/[<>:"|?*&;`$]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  const ending = endings.find((candidate) => plain.toLowerCase().endsWith(`.${candidate}`));
  const stem = ending === undefined ? plain : plain.slice(0, -ending.length - 1);
  const short = Array.from(stem).slice(0, LONGEST).join('').trim();
  return `${short === '' ? 'file' : short}.${ending ?? endings[0]}`;
}

/** The header that makes browsers save and not show (RFC 6266, with the name by RFC 5987 for all languages). */
export function attachmentHeader(name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
