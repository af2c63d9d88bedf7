/** Widths of Roboto's letters at 12 px, by how wide they are; enough to know whether a label fits beside another. */
const NARROW = new Set(Array.from("iljtfrI.,:;|'!()[] "));
const WIDE = new Set(Array.from('mwMWQOGCD@%—'));

const NARROW_PX = 3.6;
const WIDE_PX = 8.6;
const USUAL_PX = 6.5;

/** About how wide a text of 12 px is drawn, in px; rather too wide than too narrow. */
export function textWidth(text: string, size = 12): number {
  let width = 0;
  for (const letter of text) width += NARROW.has(letter) ? NARROW_PX : WIDE.has(letter) ? WIDE_PX : USUAL_PX;
  return Math.ceil((width * size) / 12);
}
