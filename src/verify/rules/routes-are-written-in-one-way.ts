import { NetworkModel, RouteTable } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { listsInside } from "./lists-inside";
import { cannotJudge, fault } from "./judge";

/** The routes of a table are either all in blocks of the table, or all resources of their own. */
export const routesAreWrittenInOneWay: Rule = {
  name: "routes-are-written-in-one-way",
  severity: "high",
  why: "The blocks inside a route table are its complete list of routes, also where the list is empty: with one apply Terraform removes the routes that are resources of their own, and with the next one makes them again.",
  remedy: "Move the blocks out of the table into route resources, and leave out an empty list.",
  source: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table",
  check: ({ model }) => model.routeTables.flatMap((table) => checkTable(table, model)),
};

function checkTable({ address, routes }: RouteTable, { resources }: NetworkModel): readonly RuleHit[] {
  const alone = routes.filter((route) => resources.get(route.address)?.type === "aws_route");
  if (alone.length === 0) return [];
  const names = alone.map((route) => route.address).join(", ");
  const inside = listsInside(resources.get(address), "route");
  if (inside.kind === "unknown") {
    return [cannotJudge(address, `it may have routes inside it, which would remove ${names}`)];
  }
  if (!inside.value) return [];
  const hasInline = routes.some((route) => route.address === address);
  return [
    fault(
      address,
      hasInline
        ? `has routes inside it, which remove ${names}`
        : `has an empty list of routes inside it, which removes ${names}`,
    ),
  ];
}
