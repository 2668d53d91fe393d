import Table from "cli-table3";
import { plainLine } from "../plain-line";
import { RoleSummary } from "../verification";
import { FLOW_MARKS, FlowMark, MatrixLine, RoleMatrix } from "./role-matrix";

/** Colours a text by what it says of the contract. */
export type Paint = (mark: FlowMark, text: string) => string;

/** Most characters of a cell, tried one after the other until the table is narrow enough. */
const CELL_WIDTHS = [28, 22, 18, 15, 12, 10];

/** Role names are cut later than ports are. */
const NAME_WIDTH = 16;

/** No frame: blanks between the columns, one line below the head. */
const CHARACTERS = Object.fromEntries(
  ["top", "bottom", "left", "right"]
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .map((name) => [name, ""]),
);
const GAP = "  ";

/**
 * Draws who reaches whom as a table, sources in the rows and targets in the columns; as a list where the table would be
 * wider than the page. Ports that had to be cut follow below.
 */
export function renderMatrix(matrix: RoleMatrix, width: number, paint: Paint): string {
  const drawn = CELL_WIDTHS.map((cellWidth) => ({ cellWidth, table: drawTable(matrix, cellWidth, paint) }));
  const fitting = drawn.find(({ table }) => widthOf(table) <= width);
  if (!fitting) return renderList(matrix, paint);
  return [fitting.table, ...describeCuts(matrix, fitting.cellWidth)].join("\n");
}

function drawTable({ from, to, cell }: RoleMatrix, cellWidth: number, paint: Paint): string {
  const nameWidth = Math.max(cellWidth, NAME_WIDTH);
  const table = new Table({
    head: ["from \\ to", ...to.map(({ role }) => cut(plainLine(role), nameWidth))],
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
    chars: { ...CHARACTERS, mid: "─", "mid-mid": "──", middle: GAP },
  });
  for (const source of from) {
    const cells = to.map(({ role }) => cell(source.role, role).map((line) => drawLine(line, cellWidth, paint)));
    table.push([describeRole(source, nameWidth), ...cells.map((lines) => lines.join("\n"))]);
  }
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

function drawLine({ mark, traffic }: MatrixLine, cellWidth: number, paint: Paint): string {
  return paint(mark, `${FLOW_MARKS[mark].sign} ${cut(traffic, cellWidth - 2)}`);
}

function describeRole({ role, members }: RoleSummary, nameWidth: number): string {
  const name = cut(plainLine(role), nameWidth);
  return members === undefined ? name : `${name} ×${members}`;
}

function describeCuts({ from, to, cell }: RoleMatrix, cellWidth: number): string[] {
  const cuts = from.flatMap(({ role: source }) =>
    to.flatMap(({ role: target }) =>
      cell(source, target)
        .filter(({ traffic }) => traffic.length > cellWidth - 2)
        .map(({ traffic }) => `  ${plainLine(source)} -> ${plainLine(target)}: ${traffic}`),
    ),
  );
  return cuts.length > 0 ? ["", "cut above:", ...cuts] : [];
}

function renderList({ from, to, cell }: RoleMatrix, paint: Paint): string {
  const lines = from.flatMap(({ role: source }) =>
    to.flatMap(({ role: target }) =>
      cell(source, target).map(({ mark, traffic }) =>
        paint(mark, `${FLOW_MARKS[mark].sign} ${plainLine(source)} -> ${plainLine(target)}: ${traffic}`),
      ),
    ),
  );
  return lines.join("\n");
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

function widthOf(table: string): number {
  // The colours of the cells take no room.
  return Math.max(...table.split("\n").map((line) => line.replace(/\u001b\[\d+m/g, "").length));
}
