import { plainLine } from "../plain-line";
import { RoleSummary } from "../verification";
import { drawTable } from "./draw-table";
import { FLOW_MARKS, FlowMark, MatrixLine, RoleMatrix } from "./role-matrix";
import { wrapLines } from "./wrap-lines";

/** Colours a text by what it says of the contract. */
export type Paint = (mark: FlowMark, text: string) => string;

/** Most characters of a line in a cell, tried one after the other until the table is narrow enough. */
const CELL_WIDTHS = [28, 22, 18, 16, 15, 14, 13, 12, 11, 10];

/** Most lines that one protocol has in a cell. */
const CELL_LINES = 3;

/** Role names are cut later than ports are. */
const NAME_WIDTH = 16;

/** A column of the shortest traffic, `TCP 1`, with its sign and gap. */
const NARROWEST_COLUMN = 9;

/** Room for the sign of a cell, and for what stands under it. */
const SIGN_WIDTH = 2;

/**
 * Draws who reaches whom as a table, sources in the rows and targets in the columns; as a list where the table would be
 * wider than the page. Ports that had to be cut follow below.
 */
export function renderMatrix(matrix: RoleMatrix, width: number, paint: Paint): string {
  if (matrix.to.length * NARROWEST_COLUMN > width) return renderList(matrix, paint);
  const drawn = CELL_WIDTHS.map((cellWidth) => ({ cellWidth, table: drawRoleTable(matrix, cellWidth, paint) }));
  const fitting = drawn.find(({ table }) => widthOf(table) <= width);
  if (!fitting) return renderList(matrix, paint);
  return [fitting.table, ...describeCuts(matrix, fitting.cellWidth, width)].join("\n");
}

function drawRoleTable({ from, to, cell }: RoleMatrix, cellWidth: number, paint: Paint): string {
  const nameWidth = Math.max(cellWidth, NAME_WIDTH);
  const head = ["from \\ to", ...to.map(({ role }) => wrapName(plainLine(role), cellWidth))];
  const rows = from.map((source) => {
    const cells = to.map(({ role }) => cell(source.role, role).map((line) => drawLine(line, cellWidth, paint)));
    return [describeRole(source, nameWidth), ...cells.map((lines) => lines.join("\n"))];
  });
  return drawTable(head, rows);
}

function drawLine({ mark, traffic }: MatrixLine, cellWidth: number, paint: Paint): string {
  const [first = "", ...more] = cellLines(traffic, cellWidth).slice(0, CELL_LINES);
  const lines = [`${FLOW_MARKS[mark].sign} ${first}`, ...more.map((line) => `  ${line}`)];
  if (isCut(traffic, cellWidth)) lines.push("  …");
  return lines.map((line) => paint(mark, line)).join("\n");
}

function cellLines(traffic: string, cellWidth: number): readonly string[] {
  return wrapLines(traffic, cellWidth - SIGN_WIDTH);
}

function isCut(traffic: string, cellWidth: number): boolean {
  return cellLines(traffic, cellWidth).length > CELL_LINES;
}

/** A name broken behind its hyphens; what is too long even so is cut. */
function wrapName(name: string, cellWidth: number): string {
  const lines = wrapLines(name.replaceAll("-", "- "), cellWidth).map((line) => line.replaceAll("- ", "-"));
  return lines.map((line) => cut(line, Math.max(cellWidth, NAME_WIDTH))).join("\n");
}

function describeRole({ role, members }: RoleSummary, nameWidth: number): string {
  const name = cut(plainLine(role), nameWidth);
  return members === undefined ? name : `${name} ×${members}`;
}

function describeCuts({ from, to, cell }: RoleMatrix, cellWidth: number, width: number): string[] {
  const cuts = from.flatMap(({ role: source }) =>
    to.flatMap(({ role: target }) =>
      cell(source, target)
        .filter(({ traffic }) => isCut(traffic, cellWidth))
        .flatMap(({ traffic }) => wrapLines(`${plainLine(source)} -> ${plainLine(target)}: ${traffic}`, width - 4)),
    ),
  );
  return cuts.length > 0 ? ["", "cut above:", ...cuts.map((line) => `  ${line}`)] : [];
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
