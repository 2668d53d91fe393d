import { z } from "zod";

/** Extra tags; `Name`, `Role`, `Tier`, `Project` and `Environment` are ours. */
export const tagsSchema = z
  .record(z.string(), z.string())
  .default({})
  .meta({
    description:
      "Extra tags for every resource. `Name`, `Role`, `Tier`, `Project` and `Environment` are set by the project.",
    examples: [{ CostCenter: "4711" }],
    effect: "in place",
    effectNote: "Tags are updated while everything runs.",
  });
