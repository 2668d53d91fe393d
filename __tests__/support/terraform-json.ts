import { NetworkModel } from "../../src/model/network-model";
import { readNetworkModel } from "../../src/model/read-network-model";

type Attributes = Readonly<Record<string, unknown>>;

/** Resources by type and name, as Terraform JSON has them. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** A VPC with a private and a public subnet, `aws_subnet.private` and `aws_subnet.public`. */
export const NETWORK: Resources = {
  aws_vpc: { v: { cidr_block: "10.0.0.0/16" } },
  aws_subnet: {
    private: { vpc_id: "${aws_vpc.v.id}", cidr_block: "10.0.1.0/24", map_public_ip_on_launch: false },
    public: { vpc_id: "${aws_vpc.v.id}", cidr_block: "10.0.2.0/24", map_public_ip_on_launch: true },
  },
};

/** The text of a Terraform JSON file with these resources; those of one type in several arguments are all in it. */
export function terraformJson(...parts: readonly Resources[]): string {
  const resource: Record<string, Record<string, Attributes>> = {};
  for (const part of parts) {
    for (const [type, byName] of Object.entries(part)) resource[type] = { ...resource[type], ...byName };
  }
  return JSON.stringify({ resource });
}

/** The model of these resources, read from their JSON. */
export function modelOf(...parts: readonly Resources[]): NetworkModel {
  return readNetworkModel(terraformJson(...parts), "cdk.tf.json");
}

/** The one thing of a list with a key. */
export function byKey<Thing extends { readonly key: string }>(things: readonly Thing[], key: string): Thing {
  const found = things.filter((thing) => thing.key === key);
  if (found[0] === undefined || found.length > 1) {
    throw new Error(`${found.length} things have the key '${key}'; there are ${things.map((t) => t.key).join(", ")}`);
  }
  return found[0];
}
