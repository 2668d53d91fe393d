import { z } from "zod";
import { instanceTypeSchema, machineFields } from "./machine-schema";
import { operatorsRule, sshPublicKeyRule, textThat } from "./text-rules";

/** The Client and who may log in to it. */
export const clientSchema = z.strictObject({
  instanceType: instanceTypeSchema("t3.micro"),
  sshFrom: z
    .array(textThat(operatorsRule))
    .min(1)
    .meta({
      description: "Addresses of the operators that may open SSH to the Client. Nothing wider than /8.",
      examples: [["203.0.113.7/32"]],
      effect: "in place",
      effectNote:
        "Rules are added and removed. Open sessions go on until they end, even from removed addresses: AWS tracks them.",
    }),
  sshPublicKey: textThat(sshPublicKeyRule)
    .optional()
    .meta({
      description: "OpenSSH public key that is installed on every machine; excludes `sshKeyName`.",
      defaultNote: "no key: machines are reached by Session Manager only",
      examples: ["ssh-ed25519 AAAA..."],
      effect: "outage",
      effectNote:
        "A machine takes its key only when it is made. Another key is for machines made from now on, and machines keep theirs when it is taken away; a change to or from `sshKeyName` replaces all machines.",
    }),
  sshKeyName: z
    .string()
    .regex(/^\S(.{0,253}\S)?$/u, "is no name of a key pair; use 1 to 255 characters, no space at the ends")
    .optional()
    .meta({
      description: "Name of a key pair that exists in the account and region; excludes `sshPublicKey`.",
      defaultNote: "none",
      examples: ["ops-2026"],
      effect: "outage",
      effectNote: "A machine takes its key pair only when it is made: another one replaces all machines.",
    }),
  jumpToPrivateNodes: z.boolean().default(false).meta({
    description: "Opens SSH from the Client to Head nodes and Workers, so that it serves as a jump host.",
    effect: "in place",
    effectNote: "Rules are added or removed. Open sessions go on until they end: AWS tracks them.",
  }),
  ...machineFields,
});
