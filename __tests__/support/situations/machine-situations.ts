import { Situation } from "./situation";

const AMI = "ami-0123456789abcdef0";
const OTHER_SCRIPT = { file: "user-data/start-2.sh" };

/** Section of the environment file, the role of its machines, and what an outage of one of them is where there are more. */
const SERVICES = [
  { section: "client", role: "client", small: "t3.small", arm: "t4g.micro", replaced: "outage", inLab: "outage" },
  { section: "api", role: "head", small: "t3.medium", arm: "t4g.small", replaced: "outage", inLab: "outage" },
  { section: "workers", role: "workers", small: "t3.medium", arm: "t4g.small", replaced: "outage", inLab: "outage" },
] as const;

/** Changes of what all machines have, for each service. */
export const MACHINE_SITUATIONS: readonly Situation[] = SERVICES.flatMap(({ section, role, small, arm }) => [
  {
    name: `${role}-resized`,
    title: `machines of the ${role} stop, change their type and start`,
    base: "dev",
    overrides: { [section]: { instanceType: small } },
    expected: { verdict: "restart", roles: { [role]: "restart" } },
  },
  {
    name: `${role}-changes-architecture`,
    title: `an image is of one architecture: machines of the ${role} are replaced`,
    base: "dev",
    overrides: { [section]: { instanceType: arm } },
    fields: { [`${section}.instanceType`]: [role] },
    expected: { verdict: "outage", roles: { [role]: "outage" } },
  },
  {
    name: `${role}-image-fixed`,
    title: `machines of the ${role} are made from another image, all of them anew`,
    base: "dev",
    overrides: { [section]: { amiId: AMI } },
    fields: { [`${section}.amiId`]: [role] },
    expected: { verdict: "outage", roles: { [role]: "outage" } },
  },
  {
    name: `${role}-disk-grown`,
    title: `root volumes of the ${role} grow while their machines run`,
    base: "dev",
    overrides: { [section]: { rootVolumeSizeGiB: 40 } },
    fields: { [`${section}.rootVolumeSizeGiB`]: [role] },
    expected: { verdict: "in-place", roles: { [role]: "in-place" } },
  },
  {
    name: `${role}-script-added`,
    title: `machines of the ${role} stop, take their user data and start`,
    base: "dev",
    overrides: { [section]: { userData: { file: "user-data/start.sh" } } },
    fields: { [`${section}.userData`]: [role] },
    expected: { verdict: "restart", roles: { [role]: "restart" } },
  },
  {
    name: `${role}-script-changed`,
    title: `machines of the ${role} stop, take their user data and start; scripts run at the first start only`,
    base: "lab",
    overrides: { [section]: { userData: OTHER_SCRIPT } },
    expected: { verdict: "restart", roles: { [role]: "restart" } },
  },
  {
    name: `${role}-script-replaces`,
    title: `the changed script replaces the machines of the ${role}`,
    base: "lab",
    overrides: { [section]: { userData: { ...OTHER_SCRIPT, replaceOnChange: true } } },
    fields: { [`${section}.userData.file`]: [role] },
    expected: { verdict: "outage", roles: { [role]: "outage" } },
  },
  {
    name: `${role}-script-will-replace`,
    title: `only what the next change of the script does to the ${role} is decided`,
    base: "lab",
    overrides: { [section]: { userData: { replaceOnChange: true } } },
    fields: { [`${section}.userData.replaceOnChange`]: [role] },
    expected: { verdict: ["none", "in-place"] },
  },
]);
