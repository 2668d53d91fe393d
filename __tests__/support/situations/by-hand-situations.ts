import {
  AuthorizeSecurityGroupIngressCommand,
  CreateTagsCommand,
  DisassociateAddressCommand,
  RevokeSecurityGroupIngressCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { ModifyLoadBalancerAttributesCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { Hand } from "./hand";
import { Situation } from "./situation";

const SSH_TO_EVERYONE = [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];

/** What somebody changed past Terraform, and what Terraform makes of it. */
export const BY_HAND_SITUATIONS: readonly Situation[] = [
  {
    name: "ssh-opened-by-hand",
    title: "somebody opened SSH of the Client to everyone; Terraform does not close it, for it does not know the rule",
    base: "dev",
    byHand: (hand) => openSsh(hand, "aws_security_group.client_security_group"),
    expected: { verdict: ["none", "in-place"], exposed: ["client"] },
  },
  {
    name: "default-group-opened-by-hand",
    title: "somebody opened SSH in the VPC's default group, which Terraform keeps empty: the plan closes it",
    base: "dev",
    byHand: (hand) => openSsh(hand, "aws_default_security_group.network_default_security_group"),
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "rule-revoked-by-hand",
    title: "somebody revoked the rule between load balancer and Head: the API is down until the plan is applied",
    base: "dev",
    byHand: async ({ ec2, idOf }) => {
      const rule = "aws_vpc_security_group_ingress_rule.traffic_load-balancer-to-head-8000_ingress";
      const GroupId = idOf("aws_security_group.head_security_group");
      await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, SecurityGroupRuleIds: [idOf(rule)] }));
    },
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "machine-stopped-by-hand",
    title: "somebody stopped the Head; Terraform does not start it",
    base: "dev",
    byHand: async ({ ec2, idOf }) => {
      const InstanceIds = [idOf("aws_instance.head_1")];
      await ec2.send(new StopInstancesCommand({ InstanceIds }));
      return () => ec2.send(new StartInstancesCommand({ InstanceIds }));
    },
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "tag-changed-by-hand",
    title: "somebody renamed the Head; the plan writes its name back",
    base: "dev",
    byHand: async ({ ec2, idOf }) => {
      const name = (Value: string) =>
        ec2.send(new CreateTagsCommand({ Resources: [idOf("aws_instance.head_1")], Tags: [{ Key: "Name", Value }] }));
      await name("head");
      return () => name("private-cluster-dev-head-1");
    },
    expected: { verdict: "in-place", roles: { head: "in-place" } },
  },
  {
    name: "protection-switched-off-by-hand",
    title: "somebody switched deletion protection off; the plan switches it on",
    base: "prod",
    byHand: async ({ loadBalancers, idOf }) => {
      const LoadBalancerArn = idOf("aws_lb.load_balancer");
      const protect = (Value: "true" | "false") => {
        const Attributes = [{ Key: "deletion_protection.enabled", Value }];
        return loadBalancers.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
      };
      await protect("false");
      return () => protect("true");
    },
    expected: { verdict: "in-place", roles: { "load-balancer": "in-place" } },
  },
  {
    name: "address-taken-off-by-hand",
    title: "somebody took the Elastic IP off the Client; the plan puts it back",
    base: "dev",
    byHand: async ({ ec2, idOf }) => {
      const AssociationId = idOf("aws_eip_association.client_elastic_ip_association");
      await ec2.send(new DisassociateAddressCommand({ AssociationId }));
    },
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "policy-widened-by-hand",
    title: "somebody let the flow logs' role do everything; the plan takes it back",
    base: "prod",
    byHand: async (hand) => {
      const put = (policy: unknown) =>
        hand.askIam("PutRolePolicy", {
          RoleName: "private-cluster-prod-flow-logs",
          PolicyName: "write-flow-logs",
          PolicyDocument: JSON.stringify(policy),
        });
      const before: unknown = JSON.parse(hand.textOf("aws_iam_role_policy.network_flow_logs_policy", "policy"));
      await put({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] });
      return () => put(before);
    },
    expected: { verdict: "in-place" },
  },
  {
    name: "machine-terminated-by-hand",
    title: "somebody terminated a Worker; the plan makes a new one",
    base: "dev",
    byHand: async ({ ec2, idOf }) => {
      await ec2.send(new TerminateInstancesCommand({ InstanceIds: [idOf("aws_instance.workers_2")] }));
    },
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "target-terminated-by-hand",
    title: "somebody terminated one of two Head nodes; the plan makes a new one and makes it a target",
    base: "prod",
    byHand: async ({ ec2, idOf }) => {
      await ec2.send(new TerminateInstancesCommand({ InstanceIds: [idOf("aws_instance.head_2")] }));
    },
    expected: { verdict: ["none", "in-place"] },
  },
];

async function openSsh({ ec2, idOf }: Hand, address: string): Promise<() => Promise<unknown>> {
  const rule = { GroupId: idOf(address), IpPermissions: SSH_TO_EVERYONE };
  await ec2.send(new AuthorizeSecurityGroupIngressCommand(rule));
  return () => ec2.send(new RevokeSecurityGroupIngressCommand(rule));
}
