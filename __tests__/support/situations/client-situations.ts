import { Situation } from "./situation";

/** Changes of the `client` section, but for what all machines have. */
export const CLIENT_SITUATIONS: readonly Situation[] = [
  {
    name: "operators-changed",
    title: "another operator's address may log in, and the first may not any more",
    base: "dev",
    overrides: { client: { sshFrom: ["198.51.100.1/32"] } },
    fields: ["client.sshFrom"],
    expected: { verdict: "in-place" },
  },
  {
    name: "operator-added",
    title: "a second operator's address may log in",
    base: "dev",
    overrides: { client: { sshFrom: ["203.0.113.7/32", "198.51.100.1/32"] } },
    fields: ["client.sshFrom"],
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "public-key-changed",
    title: "the key pair is replaced under the same name: machines go on with the key they were made with",
    base: "dev",
    overrides: {
      client: {
        sshPublicKey:
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC5DiSrqiciM4kf5C29axY4hEvKWZ2h//mOHuNk74k0B second@example.com",
      },
    },
    fields: ["client.sshPublicKey"],
    expected: { verdict: ["in-place", "degraded"], roles: { access: ["in-place", "degraded"] } },
  },
  {
    name: "public-key-to-key-name",
    title: "another key pair: a machine takes its key only when it is made, so all of them are replaced",
    base: "dev",
    overrides: { client: { sshPublicKey: undefined, sshKeyName: "ops" } },
    fields: ["client.sshPublicKey"],
    expected: {
      verdict: "outage",
      roles: { client: "outage", head: "outage", workers: "outage", access: ["in-place", "degraded", "outage"] },
    },
  },
  {
    name: "key-name-changed",
    title: "another key pair: a machine takes its key only when it is made, so all of them are replaced",
    base: "lab",
    overrides: { client: { sshKeyName: "ops-2" } },
    fields: ["client.sshKeyName"],
    expected: { verdict: "outage", roles: { client: "outage", head: "outage", workers: "outage" } },
  },
  {
    name: "key-removed",
    title: "no key any more: AWS leaves the key of running machines as it is",
    base: "dev",
    overrides: { client: { sshPublicKey: undefined } },
    fields: ["client.sshPublicKey"],
    expected: { verdict: ["in-place", "degraded"], roles: { access: ["in-place", "degraded"] } },
  },
  {
    name: "jump-host-opened",
    title: "the Client may open SSH to Head and Workers, as the contract says then",
    base: "dev",
    overrides: { client: { jumpToPrivateNodes: true } },
    fields: ["client.jumpToPrivateNodes"],
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "jump-host-closed",
    title: "the Client may not open SSH to Head and Workers any more",
    base: "lab",
    overrides: { client: { jumpToPrivateNodes: false } },
    fields: ["client.jumpToPrivateNodes"],
    expected: { verdict: "in-place" },
  },
];
