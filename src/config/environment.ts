import { z } from "zod";
import { apiSchema } from "./api-schema";
import { clientSchema } from "./client-schema";
import { networkSchema } from "./network-schema";
import { stateSchema } from "./state-schema";
import { workersSchema } from "./workers-schema";
import { tagsSchema } from "./tags-schema";
import "./effect";

/** One environment file: the only thing a user edits. Source of the types, the editor's schema and the docs' table. */
export const environmentSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/, "is no environment name; use up to 20 lower-case letters, digits and hyphens, starting with a letter")
    .meta({
      description: "Name of the environment and of its stack; equals the file's name.",
      examples: ["dev"],
      effect: "outage",
      effectNote: "Another name is another stack with a state of its own.",
    }),
  account: z
    .string()
    .regex(/^\d{12}$/, "is no AWS account id; write its 12 digits in quotes")
    .meta({
      description: "Account the environment is deployed to; any other is refused. Quoted, or YAML drops leading zeros.",
      examples: ["123456789012"],
      effect: "outage",
      effectNote: "Another account is another cluster with a state of its own.",
    }),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "is no AWS region; write one like us-east-1")
    .meta({
      description: "Region everything runs in.",
      examples: ["us-east-1"],
      effect: "outage",
      effectNote: "Another region is another cluster with a state of its own.",
    }),
  tags: tagsSchema,
  state: stateSchema,
  network: networkSchema,
  client: clientSchema,
  api: apiSchema,
  workers: workersSchema,
});

/** A validated environment, every default filled in. */
export type Environment = z.output<typeof environmentSchema>;

/** An environment as a user writes it, defaults left out. */
export type EnvironmentInput = z.input<typeof environmentSchema>;
