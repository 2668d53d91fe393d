import { z } from "zod";
import { instanceTypeSchema, machineFields } from "./machine-schema";
import { certificateArnRule, domainNameRule, healthCheckPathRule, textThat } from "./text-rules";

const domainSchema = z
  .strictObject({
    name: textThat(domainNameRule).meta({
      description: "Domain name of the API, in the hosted zone.",
      examples: ["api.example.com"],
      effect: "outage",
      effectNote: "A certificate for the new name is made before the old one goes; the old name leads nowhere then.",
    }),
    hostedZone: textThat(domainNameRule).meta({
      description: "Name of an existing public Route 53 hosted zone.",
      examples: ["example.com"],
      effect: "outage",
      effectNote: "The records are deleted in one zone and made in the other; until then, the name leads nowhere.",
    }),
  })
  .optional()
  .meta({
    description:
      "Makes 443 the API and 80 a redirect, with a certificate, its DNS validation and an alias record made for the name; excludes `certificateArn`.",
    defaultNote: "no domain",
    effect: "outage",
    effectNote:
      "The first domain turns port 80 into a redirect. Without one, the name leads nowhere, nobody answers on 443, and port 80 is the API again.",
    cost: "the certificate is free; DNS queries to an alias of a load balancer are too",
  });

/** Head nodes and the load balancer before them. */
export const apiSchema = z.strictObject({
  instanceType: instanceTypeSchema("t3.small"),
  count: z.int().min(1).max(100).default(1).meta({
    description: "Number of Head nodes, all in the load balancer's target group.",
    effect: "replace",
    effectNote: "More nodes only adds; fewer destroys those with the highest numbers.",
    cost: "one machine each",
  }),
  spreadAcrossZones: z.boolean().default(false).meta({
    description: "Places Head nodes with even numbers in the second zone.",
    effect: "replace",
    effectNote: "Nodes with even numbers are replaced.",
    cost: "traffic between zones per GB",
  }),
  port: z.int().min(1).max(65_535).default(8000).meta({
    description: "Port the Head nodes serve the API on.",
    effect: "outage",
    effectNote: "The target group is replaced; the API is down until Head nodes serve the new port.",
  }),
  healthCheckPath: textThat(healthCheckPathRule).default("/health").meta({
    description: "Path the load balancer asks; 200-299 is healthy.",
    effect: "in place",
    effectNote: "Nodes that do not serve the new path turn unhealthy.",
  }),
  certificateArn: textThat(certificateArnRule)
    .optional()
    .meta({
      description:
        "Certificate of the load balancer, in the same region and account; makes 443 the API and 80 a redirect; excludes `domain`.",
      defaultNote: "the API is served on port 80 without encryption",
      examples: ["arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"],
      effect: "outage",
      effectNote:
        "A new certificate is taken while connections go on. The first one turns port 80 into a redirect. Without one, nobody answers on 443, and port 80 is the API again.",
    }),
  domain: domainSchema,
  idleTimeoutSeconds: z.int().min(1).max(4000).default(60).meta({
    description: "Seconds after which the load balancer closes a silent connection.",
    effect: "in place",
    effectNote: "New connections take the new value.",
  }),
  deletionProtection: z.boolean().default(true).meta({
    description: "Whether AWS refuses to delete the load balancer.",
    effect: "in place",
    effectNote: "Must be off, and applied, before a teardown.",
  }),
  accessLogs: z
    .strictObject({
      retentionDays: z.int().min(1).max(3650).default(90).meta({
        description: "Days the access logs are kept in their bucket.",
        effect: "loss",
        effectNote: "Fewer days delete the older logs for good; more days only keep them longer.",
        cost: "S3 storage per GB and month",
      }),
    })
    .optional()
    .meta({
      description: "Log of every request to the load balancer, in a bucket of its own.",
      defaultNote: "no access logs",
      effect: "loss",
      effectNote:
        "Logging starts or stops. Without it the bucket goes, which AWS refuses while it holds logs: they have to be deleted before.",
      cost: "S3 storage per GB and month",
    }),
  ...machineFields,
});
