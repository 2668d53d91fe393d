import { z } from "zod";
import { PortRange } from "../traffic/port-range";
import { instanceTypeSchema, machineFields } from "./machine-schema";

const portRangeSchema = z.union([z.string(), z.int()]).transform((value, context) => {
  try {
    return PortRange.parse(String(value));
  } catch (error) {
    context.addIssue({ code: "custom", message: (error as RangeError).message, input: value });
    return z.NEVER;
  }
});

/** Workers and the ports the Head calls them on. */
export const workersSchema = z.strictObject({
  instanceType: instanceTypeSchema("t3.small"),
  count: z.int().min(0).max(1000).default(2).meta({
    description: "Number of Workers.",
    effect: "replace",
    effectNote: "More Workers only adds; fewer destroys those with the highest numbers, with the work on them.",
    cost: "one machine each",
  }),
  spreadAcrossZones: z.boolean().default(false).meta({
    description: "Places Workers with even numbers in the second zone.",
    effect: "replace",
    effectNote: "Workers with even numbers are replaced.",
    cost: "traffic between zones per GB",
  }),
  rpcPorts: z
    .array(portRangeSchema)
    .min(1)
    .meta({
      description: "Ports or ranges of ports that the Head calls on the Workers; never 22.",
      examples: [["9000-9010"]],
      effect: "in place",
      effectNote:
        "Rules are added and removed. Open connections go on until they end, even on removed ports: AWS tracks them.",
    }),
  ...machineFields,
});
