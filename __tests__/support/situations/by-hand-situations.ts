import { Situation } from "./situation";

const HEAD = "aws_instance.head_1";
const CLIENT_GROUP = "aws_security_group.client_security_group";
const DEFAULT_GROUP = "aws_default_security_group.network_default_security_group";
const LOAD_BALANCER = "aws_lb.load_balancer";
const FLOW_LOG_POLICY = "aws_iam_role_policy.network_flow_logs_policy";

/** What somebody changed past Terraform, and what Terraform makes of it. */
export const BY_HAND_SITUATIONS: readonly Situation[] = [
  {
    name: "ssh-opened-by-hand",
    title: "somebody opened SSH of the Client to everyone; Terraform does not close it, for it does not know the rule",
    base: "dev",
    byHand: async (hand) => {
      await hand.openSshToEveryone(CLIENT_GROUP);
      return () => hand.closeSshToEveryone(CLIENT_GROUP);
    },
    expected: { verdict: ["none", "in-place"], exposed: ["client"] },
  },
  {
    name: "default-group-opened-by-hand",
    title: "somebody opened SSH in the VPC's default group: Terraform emptied it once, and leaves what came later",
    base: "dev",
    byHand: async (hand) => {
      await hand.openSshToEveryone(DEFAULT_GROUP);
      return () => hand.closeSshToEveryone(DEFAULT_GROUP);
    },
    expected: { verdict: ["none", "in-place"], exposed: ["network"] },
  },
  {
    name: "machine-stopped-by-hand",
    title: "somebody stopped the Head; Terraform does not start it",
    base: "dev",
    byHand: async (hand) => {
      await hand.stopMachine(HEAD);
      return () => hand.startMachine(HEAD);
    },
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "tag-changed-by-hand",
    title: "somebody renamed the Head; the plan writes its name back",
    base: "dev",
    byHand: async (hand) => {
      await hand.rename(HEAD, "head");
      return () => hand.rename(HEAD, "private-cluster-dev-head-1");
    },
    expected: { verdict: "in-place", roles: { head: "in-place" } },
  },
  {
    name: "protection-switched-off-by-hand",
    title: "somebody switched deletion protection off; the plan switches it on",
    base: "prod",
    byHand: async (hand) => {
      await hand.setDeletionProtection(LOAD_BALANCER, false);
      return () => hand.setDeletionProtection(LOAD_BALANCER, true);
    },
    expected: { verdict: "in-place", roles: { "load-balancer": "in-place" } },
  },
  {
    name: "policy-widened-by-hand",
    title: "somebody let the role of the flow logs do everything; the plan takes it back",
    base: "prod",
    byHand: async (hand) => {
      const put = (PolicyDocument: string) => {
        const names = { RoleName: "private-cluster-prod-flow-logs", PolicyName: "write-flow-logs" };
        return hand.askIam("PutRolePolicy", { ...names, PolicyDocument });
      };
      const before = hand.textOf(FLOW_LOG_POLICY, "policy");
      const Statement = [{ Effect: "Allow", Action: "*", Resource: "*" }];
      await put(JSON.stringify({ Version: "2012-10-17", Statement }));
      return () => put(before);
    },
    expected: { verdict: "in-place" },
  },
  {
    name: "rule-revoked-by-hand",
    title: "somebody revoked the rule between load balancer and Head: the API is down until the plan is applied",
    base: "dev",
    byHand: async (hand) => {
      const rule = "aws_vpc_security_group_ingress_rule.traffic_load-balancer-to-head-8000_ingress";
      await hand.revokeIngress("aws_security_group.head_security_group", rule);
      return undefined;
    },
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "address-taken-off-by-hand",
    title: "somebody took the Elastic IP off the Client; the plan puts it back",
    base: "dev",
    byHand: async (hand) => {
      await hand.takeAddressOff("aws_eip_association.client_elastic_ip_association");
      return undefined;
    },
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "machine-terminated-by-hand",
    title: "somebody terminated a Worker; the plan makes a new one",
    base: "dev",
    byHand: async (hand) => {
      await hand.terminateMachine("aws_instance.workers_2");
      return undefined;
    },
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "target-terminated-by-hand",
    title: "somebody terminated one of two Head nodes; the plan makes a new one and makes it a target",
    base: "prod",
    byHand: async (hand) => {
      await hand.terminateMachine("aws_instance.head_2");
      return undefined;
    },
    expected: { verdict: ["none", "in-place"] },
  },
];
