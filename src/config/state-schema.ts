import { z } from "zod";
import { bucketNameRule, textThat } from "./text-rules";

/** Where the Terraform state lives. */
export const stateSchema = z
  .strictObject({
    bucket: textThat(bucketNameRule)
      .optional()
      .meta({
        description: "S3 bucket of the Terraform state.",
        defaultNote: "`private-cluster-<account>-<region>`",
        examples: ["acme-terraform-state"],
        effect: "nothing",
        effectNote:
          "Terraform asks for the state to be migrated (`terraform init -migrate-state`); nothing running notices.",
      }),
  })
  .prefault({});
