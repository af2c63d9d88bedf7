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
  /** The note in lines; none without one. */
  readonly note: readonly string[];
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
/** Words beside a root cause stand in lines, so that a tree of four columns needs no scrolling on a desk. */
const NOTE_WIDTH = 132;
const NOTE_CHARACTERS = 17;

/** A node on its way to its place: a tall parent may still push it, with all its causes, further down. */
interface Placing {
  readonly node: WhyNode;
  readonly depth: number;
  readonly lines: readonly string[];
  readonly height: number;
  readonly causes: readonly Placing[];
  y: number;
}

/** Places the tree: a column for every “why”, parents in the middle of their causes, nothing on top of anything. */
export function layOutWhys(root: WhyNode): WhyDrawing {
  const bottoms: number[] = [];
  const placing = place(root, 0, bottoms);
  const nodes: PlacedWhy[] = [];
  const edges: string[] = [];
  collect(placing, nodes, edges);
  const noteWidth = nodes.some((node) => node.note.length > 0) ? NOTE_WIDTH : 0;
  return {
    width: (bottoms.length - 1) * COLUMN + NODE_WIDTH + 2 + noteWidth,
    height: Math.max(...nodes.map((node) => node.y + node.height)) + 1,
    nodeWidth: NODE_WIDTH,
    nodes,
    edges,
  };
}

/** `bottoms` holds, for every column, where its next node may begin. */
function place(node: WhyNode, depth: number, bottoms: number[]): Placing {
  bottoms[depth] ??= 1;
  const lines = wrap(node.text);
  const height = lines.length * LINE_HEIGHT + PADDING;
  const causes = node.because.map((cause) => place(cause, depth + 1, bottoms));
  const first = causes[0];
  const last = causes.at(-1);
  const free = bottoms[depth];
  const wanted = first && last ? Math.round((middleOf(first) + middleOf(last)) / 2 - height / 2) : free;
  const placing: Placing = { node, depth, lines, height, causes, y: Math.max(wanted, free) };
  bottoms[depth] = placing.y + height + GAP;
  // Its causes move with it, so that it stays in their middle.
  for (const cause of causes) moveDown(cause, placing.y - wanted, bottoms);
  return placing;
}

function moveDown(placing: Placing, by: number, bottoms: number[]): void {
  if (by <= 0) return;
  placing.y += by;
  bottoms[placing.depth] = Math.max(bottoms[placing.depth] ?? 0, placing.y + placing.height + GAP);
  for (const cause of placing.causes) moveDown(cause, by, bottoms);
}

function middleOf({ y, height }: Placing): number {
  return y + height / 2;
}

function collect(placing: Placing, nodes: PlacedWhy[], edges: string[]): PlacedWhy {
  const { node, depth, lines, height, y } = placing;
  const placed: PlacedWhy = {
    id: node.id,
    text: node.text,
    lines,
    isRoot: node.isRoot,
    note: node.note === undefined ? [] : wrap(node.note, NOTE_CHARACTERS),
    x: depth * COLUMN + 1,
    y,
    height,
    middle: middleOf(placing),
  };
  nodes.push(placed);
  for (const cause of placing.causes) edges.push(edgeBetween(placed, collect(cause, nodes, edges)));
  return placed;
}

function edgeBetween(from: PlacedWhy, to: PlacedWhy): string {
  const start = from.x + NODE_WIDTH;
  const half = (to.x - start) / 2;
  return `M${String(start)} ${String(from.middle)}h${String(half)}V${String(to.middle)}H${String(to.x)}`;
}

/** Words into lines; what does not fit into the last one is cut and stays in the tooltip. */
function wrap(text: string, characters = CHARACTERS): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= characters || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const shown = lines
    .slice(0, MOST_LINES)
    .map((one) => (one.length > characters ? `${one.slice(0, characters - 1)}…` : one));
  if (lines.length > MOST_LINES) shown[MOST_LINES - 1] = `${shown[MOST_LINES - 1] ?? ''}…`;
  return shown;
}
