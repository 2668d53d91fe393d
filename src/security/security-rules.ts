/**
 * The traffic contract turned into security-group rules.
 *
 *     new SecurityRules(this, "Traffic", { flows: trafficContract(environment), between: { client, head, ... }, outside });
 *
 * Each flow becomes an egress rule on the group of whoever opens the connection and an ingress rule on the group of
 * whoever accepts it; a party outside has no group, so only the other end gets a rule, one for each of its blocks.
 * Rules are resources of their own and keyed by what they allow: a new flow never touches an existing rule.
 */
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule as AwsEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule as AwsIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { Flow, GroupRole, isGroupRole, OutsideRole, Role } from "../traffic/flow";

/** The far end of a rule, in the words of Terraform. */
interface Peer {
  /** Last part of the rule's construct path; empty where the flow has a single rule at this end. */
  readonly key?: string;
  readonly cidrIpv4?: string;
  readonly prefixListId?: string;
  readonly referencedSecurityGroupId?: string;
}

/** Properties of {@link SecurityRules}. */
export interface SecurityRulesProps {
  /** Everything that is allowed. */
  readonly flows: readonly Flow[];
  /** The group of each party that has one. */
  readonly between: Partial<Record<GroupRole, AwsSecurityGroup>>;
  /** Where the parties outside are: IPv4 blocks in CIDR notation, or the id of a prefix list. */
  readonly outside: Partial<Record<OutsideRole, readonly string[] | { readonly prefixListId: string }>>;
}

/**
 * Every security-group rule of a stack.
 *
 * @throws {RangeError} when a flow names a party that has neither a group nor an address here
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule
 */
export class SecurityRules extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: SecurityRulesProps,
  ) {
    super(scope, id);
    for (const flow of props.flows) this.addFlow(flow);
  }

  private addFlow(flow: Flow): void {
    const scope = new Construct(this, `${flow.from}-to-${flow.to}-${flow.ports.toString()}`);
    if (isGroupRole(flow.from)) {
      const securityGroupId = this.groupOf(flow.from).id;
      for (const { key, ...peer } of this.peersOf(flow.to)) {
        new AwsEgressRule(scope, ruleId("Egress", key), { securityGroupId, ...peer, ...ruleOf(flow) });
      }
    }
    if (isGroupRole(flow.to)) {
      const securityGroupId = this.groupOf(flow.to).id;
      for (const { key, ...peer } of this.peersOf(flow.from)) {
        new AwsIngressRule(scope, ruleId("Ingress", key), { securityGroupId, ...peer, ...ruleOf(flow) });
      }
    }
  }

  private groupOf(role: GroupRole): AwsSecurityGroup {
    const group = this.props.between[role];
    if (!group) throw new RangeError(`traffic contract: '${role}' has no security group; name it in 'between'`);
    return group;
  }

  private peersOf(role: Role): Peer[] {
    if (isGroupRole(role)) return [{ referencedSecurityGroupId: this.groupOf(role).id }];
    const outside = this.props.outside[role];
    if (!outside) throw new RangeError(`traffic contract: '${role}' has no address; name it in 'outside'`);
    if ("prefixListId" in outside) return [outside];
    return outside.map((cidrIpv4) => ({ key: role === "internet" ? undefined : cidrIpv4, cidrIpv4 }));
  }
}

function ruleId(direction: "Ingress" | "Egress", key: string | undefined): string {
  return key === undefined ? direction : `${direction}-${key.replace("/", "_")}`;
}

function ruleOf({ from, to, ports, purpose }: Flow) {
  return {
    ipProtocol: "tcp",
    fromPort: ports.from,
    toPort: ports.to,
    description: purpose,
    tags: { Name: `${from} to ${to} TCP ${ports.toString()}` },
  };
}
