import { z } from "zod";
import { environmentSchema } from "./environment";

/**
 * JSON Schema (draft 7, the newest that editors' YAML servers read) of an environment file as a user writes it.
 *
 * Zod leaves out the examples of values that it transforms, such as ports; they are put back, because a user writes what
 * goes in.
 */
export function deriveJsonSchema() {
  return z.toJSONSchema(environmentSchema, {
    io: "input",
    target: "draft-7",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const examples = z.globalRegistry.get(zodSchema as unknown as z.ZodType)?.examples;
      if (Array.isArray(examples)) jsonSchema.examples = examples;
    },
  });
}
