import { deriveTrafficGrid } from "../../../src/review/page/traffic-grid";
import { traffic } from "../../support/review-builder";

describe("deriveTrafficGrid", () => {
  const grid = deriveTrafficGrid({
    opened: [traffic("head -> s3", "443"), traffic("internet -> workers", "22")],
    closed: [traffic("load-balancer -> head", "8000")],
    kept: [traffic("internet -> load-balancer", "80"), traffic("head -> s3", "80")],
  });

  test("has sources and targets in the order of a request's way, everybody else behind them", () => {
    expect(grid.from).toEqual(["internet", "load-balancer", "head"]);
    expect(grid.to).toEqual(["load-balancer", "head", "workers", "s3"]);
  });

  test("has in a cell what opens before what stays", () => {
    expect(grid.cell("head", "s3").map(({ kind, flow }) => [kind, flow.ports])).toEqual([
      ["opened", "443"],
      ["kept", "80"],
    ]);
    expect(grid.cell("head", "workers")).toEqual([]);
  });
});
