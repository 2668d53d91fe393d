import { Situation } from "./situation";

const WORKER = "aws_instance.workers_2";
const RENAMED = "aws_instance.workers_second";

/** Changes of what Terraform knows and of what it is allowed to do: moved, imported, forgotten, protected, left out. */
export const BOOKKEEPING_SITUATIONS: readonly Situation[] = [
  {
    name: "machine-moved",
    title: "a Worker gets another address in the state, and nothing happens to it",
    base: "dev",
    editStack: (stack) => {
      stack.set(RENAMED, stack.remove(WORKER));
      stack.renameMentions(WORKER, RENAMED);
      stack.setTop("moved", [{ from: WORKER, to: RENAMED }]);
    },
    expected: { verdict: "none" },
  },
  {
    name: "machine-renamed",
    title: "a Worker gets another address without a moved block: it is destroyed, and another is made",
    base: "dev",
    editStack: (stack) => {
      stack.set(RENAMED, stack.remove(WORKER));
      stack.renameMentions(WORKER, RENAMED);
    },
    expected: { verdict: "degraded", roles: { workers: "degraded" } },
  },
  {
    name: "machine-forgotten",
    title: "the state forgets a Worker, which goes on running and costing",
    base: "dev",
    editStack: (stack) => {
      stack.removeOutputs();
      stack.remove(WORKER);
      stack.setTop("removed", [{ from: WORKER, lifecycle: { destroy: false } }]);
    },
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "log-group-imported",
    title: "a log group that exists is taken into the state",
    base: "dev",
    byHand: async (hand) => {
      await hand.askLogs("CreateLogGroup", { logGroupName: "/by-hand" });
      return () => hand.askLogs("DeleteLogGroup", { logGroupName: "/by-hand" });
    },
    editStack: (stack) => {
      const address = "aws_cloudwatch_log_group.by_hand";
      stack.set(address, { name: "/by-hand" });
      stack.setTop("import", [{ to: address, id: "/by-hand" }]);
    },
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "protected-vpc-replaced",
    title: "the VPC would have to be replaced, which Terraform refuses: prevent_destroy is set",
    base: "dev",
    overrides: { network: { cidrBlock: "10.9.0.0/16" } },
    editStack: (stack) => {
      stack.set("aws_vpc.network_vpc", { lifecycle: { prevent_destroy: true } });
    },
    expected: {
      verdict: "outage",
      roles: {
        client: "outage",
        "load-balancer": "outage",
        head: "outage",
        workers: ["degraded", "outage"],
        network: "outage",
      },
      applicable: false,
    },
  },
  {
    name: "only-head-targeted",
    title: "Head and Workers change their types, and the plan is made for the Head only",
    base: "dev",
    overrides: { api: { instanceType: "t3.medium" }, workers: { instanceType: "t3.medium" } },
    planOptions: ["-target=aws_instance.head_1"],
    expected: { verdict: "restart", roles: { head: "restart" } },
  },
  {
    name: "worker-replaced-on-demand",
    title: "an operator asks for a Worker to be replaced",
    base: "dev",
    planOptions: [`-replace=${WORKER}`],
    expected: { verdict: "degraded", roles: { workers: "degraded" } },
  },
];
