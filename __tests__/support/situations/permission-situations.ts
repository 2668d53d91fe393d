import { Situation } from "./situation";

const FLOW_LOG_POLICY = "aws_iam_role_policy.network_flow_logs_policy";
const EVERYTHING = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

/** Changes of what is permitted and of what holds data, made in the generated JSON. */
export const PERMISSION_SITUATIONS: readonly Situation[] = [
  {
    name: "policy-widened",
    title: "the role of the flow logs may do everything in the account",
    base: "prod",
    editStack: (stack) => {
      stack.set(FLOW_LOG_POLICY, { policy: JSON.stringify(EVERYTHING) });
    },
    expected: { verdict: "in-place", exposed: ["access"] },
  },
  {
    name: "policy-narrowed",
    title: "the role of the flow logs may not describe log streams any more",
    base: "prod",
    editStack: (stack) => {
      const group = "arn:aws:logs:us-east-1:123456789012:log-group:/private-cluster-prod/flow-logs";
      const Action = ["logs:CreateLogStream", "logs:PutLogEvents"];
      const Statement = [{ Effect: "Allow", Action, Resource: [group, `${group}:*`] }];
      stack.set(FLOW_LOG_POLICY, { policy: JSON.stringify({ Version: "2012-10-17", Statement }) });
    },
    expected: { verdict: "in-place" },
  },
  {
    name: "administrator-attached",
    title: "the role of the Head may do everything in the account",
    base: "dev",
    editStack: (stack) => {
      stack.set("aws_iam_role_policy_attachment.head_administrator", {
        role: "${aws_iam_role.head_identity_role.name}",
        policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
      });
    },
    expected: { verdict: ["none", "in-place"], exposed: ["access"] },
  },
  {
    name: "session-manager-detached",
    title: "the Head may not talk to Session Manager any more",
    base: "dev",
    editStack: (stack) => {
      stack.remove("aws_iam_role_policy_attachment.head_identity_session_manager");
    },
    expected: { verdict: "in-place" },
  },
  {
    name: "role-trusts-another-account",
    title: "another account may take the role of the Head",
    base: "dev",
    editStack: (stack) => {
      const trust = (Principal: unknown) => ({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });
      const Statement = [trust({ Service: "ec2.amazonaws.com" }), trust({ AWS: "arn:aws:iam::999999999999:root" })];
      const assume_role_policy = JSON.stringify({ Version: "2012-10-17", Statement });
      stack.set("aws_iam_role.head_identity_role", { assume_role_policy });
    },
    expected: { verdict: "in-place", exposed: ["access"] },
  },
  {
    name: "log-bucket-opened",
    title: "the bucket of the access logs may be read by everyone",
    base: "prod",
    editStack: (stack) => {
      const bucket = "prod-access-logs-123456789012-us-east-1";
      const read = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${bucket}/*` };
      const open = { block_public_acls: false, block_public_policy: false };
      const settings = "aws_s3_bucket_public_access_block.load_balancer_access_logs_settings_public_access_block";
      stack.set(settings, { ...open, ignore_public_acls: false, restrict_public_buckets: false });
      const policy = JSON.stringify({ Version: "2012-10-17", Statement: [read] });
      stack.set("aws_s3_bucket_policy.load_balancer_access_logs_policy", { policy });
    },
    expected: { verdict: ["in-place", "degraded"], exposed: ["storage"] },
  },
  {
    name: "secrets-in-variables",
    title: "a sensitive variable becomes user data of the Head and a sensitive output",
    base: "dev",
    variables: { token: "s3cr3t-t0ken-of-the-head" },
    editStack: (stack) => {
      stack.addTop("variable", { token: { type: "string", sensitive: true } });
      stack.addTop("output", { token: { value: "${var.token}", sensitive: true } });
      stack.set("aws_instance.head_1", { user_data_base64: '${base64encode("TOKEN=${var.token}")}' });
    },
    expected: { verdict: "restart", roles: { head: "restart" } },
  },
  {
    name: "state-bucket-unversioned",
    title: "the state bucket keeps no older versions of the states from now on",
    base: "state",
    editStack: (stack) => {
      stack.set("aws_s3_bucket_versioning.state_versioning", { versioning_configuration: { status: "Suspended" } });
    },
    expected: { verdict: ["in-place", "loss"], roles: { storage: ["in-place", "loss"] } },
  },
  {
    name: "state-bucket-destroyed",
    title: "the state bucket is to be destroyed, which Terraform refuses: prevent_destroy is set",
    base: "state",
    planOptions: ["-destroy"],
    expected: { verdict: "loss", roles: { storage: "loss" }, applicable: false },
  },
];
