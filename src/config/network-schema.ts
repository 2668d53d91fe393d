import { z } from "zod";
import { textThat, vpcBlockRule } from "./text-rules";

/** Values that CloudWatch Logs takes. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** VPC, subnets and the ways out of them. */
export const networkSchema = z.strictObject({
  cidrBlock: textThat(vpcBlockRule).meta({
    description: "Address block of the VPC, private space, /16 to /23.",
    examples: ["10.0.0.0/16"],
    effect: "outage",
    effectNote: "The VPC and everything in it is replaced.",
  }),
  availabilityZones: z
    .array(z.string())
    .min(2)
    .meta({
      description:
        "At least two zones of the region; the first carries the machines, the first two where `spreadAcrossZones` is set. Add zones at the end.",
      examples: [["us-east-1a", "us-east-1b"]],
      effect: "outage",
      effectNote:
        "A zone added at the end only adds subnets. Taking away or reordering the first two replaces the machines in them.",
    }),
  egress: z.enum(["none", "nat-gateway", "nat-gateway-per-zone"]).default("none").meta({
    description:
      "How private machines reach the internet: not at all, through one NAT gateway in the first zone, or through one per zone.",
    effect: "loss",
    effectNote:
      "Routes and rules change while machines run. A gateway that goes breaks the connections through it, and takes its Elastic IP along for good.",
    cost: "each NAT gateway has an hourly price, a price per GB, and an Elastic IP",
  }),
  sessionManagerEndpoints: z.boolean().default(false).meta({
    description:
      "Interface endpoints for Session Manager, so that private machines are reached without any open port and without NAT.",
    effect: "degraded",
    effectNote:
      "Endpoints and their rules are added or removed while machines run. Without them and without NAT, nobody opens a session on a private machine.",
    cost: "three interface endpoints, each per hour and zone, and per GB",
  }),
  s3Endpoint: z.boolean().default(true).meta({
    description:
      "Gateway endpoint for S3 on the private route tables; Amazon Linux's package repositories are served from S3.",
    effect: "degraded",
    effectNote:
      "A route and rules change while machines run. Without the endpoint and without NAT, private machines do not reach S3.",
    cost: "free",
  }),
  flowLogs: z
    .strictObject({
      retentionDays: z.literal(RETENTION_DAYS).default(90).meta({
        description: "Days the flow logs are kept in CloudWatch Logs.",
        effect: "loss",
        effectNote: "Fewer days delete the older entries for good; more days only keep them longer.",
        cost: "storage per GB and month",
      }),
    })
    .optional()
    .meta({
      description: "Log of all accepted and rejected connections in the VPC.",
      defaultNote: "no flow logs",
      effect: "loss",
      effectNote: "Logging starts or stops; traffic does not notice. Turning it off deletes the logs kept so far.",
      cost: "per GB logged",
    }),
});
