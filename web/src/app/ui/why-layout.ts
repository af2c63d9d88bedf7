/** One statement of a 5-Whys tree and what it is explained by. */
export interface WhyNode {
  readonly id: string;
  readonly text: string;
  /** Marked as a root cause. */
  readonly isRoot: boolean;
  /** Beside a root cause: “Root cause, actions 3, 4”. */
  readonly note?: string;
  readonly because: readonly WhyNode[];
}

/** A node placed in the drawing. */
export interface PlacedWhy {
  readonly id: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly isRoot: boolean;
  readonly note: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly middle: number;
}

export interface WhyDrawing {
  readonly width: number;
  readonly height: number;
  readonly nodeWidth: number;
  readonly nodes: readonly PlacedWhy[];
  readonly edges: readonly string[];
}

const NODE_WIDTH = 180;
const COLUMN = 212;
const GAP = 8;
const LINE_HEIGHT = 15;
const PADDING = 14;
const CHARACTERS = 25;
const MOST_LINES = 4;
const NOTE_WIDTH = 190;

/** Places the tree: a column for every “why”, leaves stacked without overlap, parents in the middle of their causes. */
export function layOutWhys(root: WhyNode): WhyDrawing {
  const nodes: PlacedWhy[] = [];
  const edges: string[] = [];
  let below = 1;
  let deepest = 0;

  const place = (node: WhyNode, depth: number): PlacedWhy => {
    deepest = Math.max(deepest, depth);
    const lines = wrap(node.text);
    const height = lines.length * LINE_HEIGHT + PADDING;
    const causes = node.because.map((cause) => place(cause, depth + 1));
    const first = causes[0];
    const last = causes.at(-1);
    const centre = first && last ? (first.middle + last.middle) / 2 : below + height / 2;
    // A parent taller than its causes pushes what follows down, and itself into view.
    const y = Math.max(Math.round(centre - height / 2), 1);
    const placed: PlacedWhy = {
      id: node.id,
      text: node.text,
      lines,
      isRoot: node.isRoot,
      note: node.note,
      x: depth * COLUMN + 1,
      y,
      height,
      middle: y + height / 2,
    };
    below = Math.max(below, y + height + GAP);
    nodes.push(placed);
    for (const cause of causes) edges.push(edgeBetween(placed, cause));
    return placed;
  };

  place(root, 0);
  const noteWidth = nodes.some((node) => node.note !== undefined) ? NOTE_WIDTH : 0;
  return {
    width: deepest * COLUMN + NODE_WIDTH + 2 + noteWidth,
    height: below - GAP + 1,
    nodeWidth: NODE_WIDTH,
    nodes,
    edges,
  };
}

function edgeBetween(from: PlacedWhy, to: PlacedWhy): string {
  const start = from.x + NODE_WIDTH;
  const half = (to.x - start) / 2;
  return `M${String(start)} ${String(from.middle)}h${String(half)}V${String(to.middle)}H${String(to.x)}`;
}

/** Words into lines; what does not fit into the last one is cut and stays in the tooltip. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= CHARACTERS || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const shown = lines
    .slice(0, MOST_LINES)
    .map((one) => (one.length > CHARACTERS ? `${one.slice(0, CHARACTERS - 1)}…` : one));
  if (lines.length > MOST_LINES) shown[MOST_LINES - 1] = `${shown[MOST_LINES - 1] ?? ''}…`;
  return shown;
}
