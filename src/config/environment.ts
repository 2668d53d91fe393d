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
    .regex(
      /^[a-z]([a-z0-9-]{0,14}[a-z0-9])?$/,
      "is no environment name; use up to 16 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen",
    )
    .meta({
      description: "Name of the environment and of its stack; equals the file's name.",
      examples: ["dev"],
      effect: "nothing",
      effectNote:
        "Another name is another cluster with a state of its own. The running one stays, outside of every plan, until it is destroyed under its old name.",
    }),
  account: z
    .string()
    .regex(/^\d{12}$/, "is no AWS account id; write its 12 digits in quotes")
    .meta({
      description: "Account the environment is deployed to; any other is refused. Quoted, or YAML drops leading zeros.",
      examples: ["123456789012"],
      effect: "nothing",
      effectNote:
        "Another account is another cluster with a state of its own; the running one stays, outside of every plan.",
    }),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "is no AWS region; write one like us-east-1")
    .meta({
      description: "Region everything runs in.",
      examples: ["us-east-1"],
      effect: "nothing",
      effectNote:
        "Another region is another cluster with a state of its own; the running one stays, outside of every plan.",
    }),
  tags: tagsSchema,
  state: stateSchema,
  network: networkSchema,
  client: clientSchema,
  api: apiSchema,
  workers: workersSchema,
});

/** What the schema makes of a file, before the user-data files are read. */
export type ParsedEnvironment = z.output<typeof environmentSchema>;

/** The user data of a service, read. */
export interface UserData {
  /** File as the environment file names it. */
  readonly file: string;
  /** Text of the file, at most 16 KiB. */
  readonly content: string;
  /** Whether a changed text replaces the machines. */
  readonly replaceOnChange: boolean;
}

type Service<Parsed> = Omit<Parsed, "userData"> & { readonly userData?: UserData };

/** A validated environment, every default filled in and every file read. */
export type Environment = Omit<ParsedEnvironment, "client" | "api" | "workers"> & {
  readonly client: Service<ParsedEnvironment["client"]>;
  readonly api: Service<ParsedEnvironment["api"]>;
  readonly workers: Service<ParsedEnvironment["workers"]>;
};

/** An environment as a user writes it, defaults left out. */
export type EnvironmentInput = z.input<typeof environmentSchema>;
