import { z } from "zod";

/** An optional script that a machine runs at its first start. */
export const userDataSchema = z
  .strictObject({
    file: z
      .string()
      .min(1)
      .meta({
        description: "Script or cloud-config, its path relative to the environment file; at most 16 KiB.",
        examples: ["user-data/head.sh"],
        effect: "replace",
        effectNote:
          "The machine stops and starts; cloud-init runs scripts only at the first start. With `replaceOnChange` it is replaced instead.",
      }),
    replaceOnChange: z.boolean().default(false).meta({
      description: "Whether a changed script replaces the machine, so that it runs from the beginning.",
      effect: "nothing",
      effectNote: "Only decides what the next change of the script does.",
    }),
  })
  .optional()
  .meta({
    description: "Script that the machine runs at its first start.",
    defaultNote: "none",
    effect: "replace",
    effectNote:
      "The machine stops and starts; with `replaceOnChange` it is replaced. Taken away, it stays on the machines that have it.",
  });

/** What every machine has, whatever its service; spread into each service's schema. */
export const machineFields = {
  amiId: z
    .string()
    .regex(/^ami-[0-9a-f]{8,17}$/, "is no AMI id; write one like ami-0123456789abcdef0")
    .optional()
    .meta({
      description: "Image of the machine; its architecture must fit `instanceType`.",
      defaultNote:
        "the newest Amazon Linux 2023 when the machine is made; a newer one never replaces a running machine",
      examples: ["ami-0123456789abcdef0"],
      effect: "replace",
      effectNote: "The machine is replaced, and its service is down meanwhile.",
    }),
  rootVolumeSizeGiB: z.int().min(8).max(16_384).default(20).meta({
    description: "Size of the encrypted gp3 root volume, in GiB.",
    effect: "in place",
    effectNote:
      "The volume grows while the machine runs, its file system at the next start; a smaller size is refused by AWS.",
    cost: "gp3 storage per GiB and month",
  }),
  userData: userDataSchema,
};

/** Instance type of a service, with its own default. */
export function instanceTypeSchema(byDefault: string) {
  return z
    .string()
    .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, "is no instance type; write one like t3.small or t4g.small")
    .default(byDefault)
    .meta({
      description: "EC2 instance type; the architecture of the image (x86_64 or arm64) follows from it.",
      effect: "replace",
      effectNote: "The machine stops and starts with the new type; across architectures it is replaced.",
      cost: "the machine's hourly price",
    });
}
