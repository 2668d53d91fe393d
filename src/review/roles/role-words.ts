/** Roles in the words of an operator. */

/** What the service of a role and its machines are called. */
export interface RoleWords {
  /** Whatever serves, as a subject: `the API`. */
  readonly service: string;
  /** What is the matter where nobody serves: `the API is down`. */
  readonly down: string;
  /** One machine: `Head node`. */
  readonly machine: string;
  /** Several machines: `Head nodes`. */
  readonly machines: string;
  /** What goes with one machine that is gone, and with several. */
  readonly lost: readonly [one: string, many: string];
}

const DISK = ["what is on its disk is lost", "what is on their disks is lost"] as const;

const WORDS: Readonly<Record<string, RoleWords>> = {
  client: {
    service: "the Client",
    down: "it is down",
    machine: "Client",
    machines: "Clients",
    lost: DISK,
  },
  head: {
    service: "the API",
    down: "the API is down",
    machine: "Head node",
    machines: "Head nodes",
    lost: DISK,
  },
  workers: {
    service: "the Workers",
    down: "nobody takes work",
    machine: "Worker",
    machines: "Workers",
    lost: ["the work on it is lost", "the work on them is lost"],
  },
};

/** The words for a role. */
export function roleWords(role: string): RoleWords {
  return (
    WORDS[role] ?? {
      service: `the service of ${role}`,
      down: `the service of ${role} is down`,
      machine: `machine of ${role}`,
      machines: `machines of ${role}`,
      lost: DISK,
    }
  );
}

/** The service of a role: `the API` of the Head; else as {@link roleName}. */
export function serviceName(role: string): string {
  return WORDS[role]?.service ?? roleName(role);
}

/** A role as a subject: `the load balancer`, `the network`; other stacks' roles as they are tagged. */
export function roleName(role: string): string {
  const names: Readonly<Record<string, string>> = {
    client: "the Client",
    "load-balancer": "the load balancer",
    head: "the Head",
    workers: "the Workers",
    network: "the network",
    storage: "the storage",
    access: "the access rights",
    audit: "the logs",
    config: "the configuration",
  };
  return names[role] ?? role;
}
