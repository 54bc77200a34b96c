/** A syntax tree of C# as plain data, and how to look for nodes in it. Types and fields are those of tree-sitter-c-sharp. */
import type { Tree, TreeCursor } from "web-tree-sitter";
import type { Span } from "../../text/location.ts";

export interface SyntaxNode extends Span {
  readonly type: string;
  /** The part that it plays in its parent, such as `condition`. */
  readonly field: string | undefined;
  /** False for keywords, operators and brackets, whose type is their text. */
  readonly isNamed: boolean;
  /** Not in the text: the parser went on as if it were. */
  readonly isMissing: boolean;
  readonly children: readonly SyntaxNode[];
}

export interface SyntaxTree {
  readonly root: SyntaxNode;
  readonly hasError: boolean;
  /** An offset near the first error: the parser says every 100 steps whether it's still sure of what it reads. */
  readonly cleanUntil: number;
}

/** Code that people write is 30 to 60 levels deep; readers of the tree may call themselves for each level. */
const maxDepth = 1_000;

interface Building {
  readonly type: string;
  readonly field: string | undefined;
  readonly isNamed: boolean;
  readonly isMissing: boolean;
  readonly start: number;
  readonly end: number;
  readonly children: Building[];
}

/** @returns undefined when the tree is deeper than readers can follow */
export function copyTree(tree: Tree, cleanUntil: number): SyntaxTree | undefined {
  const cursor = tree.walk();
  try {
    const root = copyFrom(cursor);
    return root && { root, hasError: tree.rootNode.hasError, cleanUntil };
  } finally {
    cursor.delete();
  }
}

function copyFrom(cursor: TreeCursor): SyntaxNode | undefined {
  const root = copyNode(cursor);
  const open = [root];
  for (;;) {
    if (cursor.gotoFirstChild()) {
      if (open.length > maxDepth) return undefined;
    } else {
      while (!cursor.gotoNextSibling()) {
        open.pop();
        if (!cursor.gotoParent()) return root;
      }
      open.pop();
    }
    const node = copyNode(cursor);
    open.at(-1)?.children.push(node);
    open.push(node);
  }
}

function copyNode(cursor: TreeCursor): Building {
  return {
    type: cursor.nodeType,
    field: cursor.currentFieldName ?? undefined,
    isNamed: cursor.nodeIsNamed,
    isMissing: cursor.nodeIsMissing,
    start: cursor.startIndex,
    end: cursor.endIndex,
    children: [],
  };
}

/** The node and all below it, in the order of the text. */
export function* descendants(node: SyntaxNode): Generator<SyntaxNode> {
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (let index = next.children.length - 1; index >= 0; index -= 1) {
      const child = next.children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
}

export function fieldOf(node: SyntaxNode | undefined, name: string): SyntaxNode | undefined {
  return node?.children.find(({ field }) => field === name);
}

export function childOf(node: SyntaxNode | undefined, type: string): SyntaxNode | undefined {
  return node?.children.find((child) => child.type === type);
}

/** Without keywords, punctuation and comments. */
export function partsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return node?.children.filter(({ isNamed, type }) => isNamed && type !== "comment") ?? [];
}
