import { Situation } from "./situation";

/** A section of the environment file, the role of its machines, and types for those, of each architecture one. */
interface ServiceCase {
  readonly section: "client" | "api" | "workers";
  readonly role: string;
  readonly larger: string;
  readonly arm: string;
}

const SERVICES: readonly ServiceCase[] = [
  { section: "client", role: "client", larger: "t3.small", arm: "t4g.micro" },
  { section: "api", role: "head", larger: "t3.medium", arm: "t4g.small" },
  { section: "workers", role: "workers", larger: "t3.medium", arm: "t4g.small" },
];

const SCRIPT = { file: "user-data/start.sh" };
const OTHER_SCRIPT = { file: "user-data/start-2.sh" };

/** Changes of what all machines have, for each service. */
export const MACHINE_SITUATIONS: readonly Situation[] = SERVICES.flatMap((service) => [
  ...typeSituations(service),
  ...imageSituations(service),
  ...scriptSituations(service),
  ...replacingScriptSituations(service),
]);

function typeSituations({ section, role, larger, arm }: ServiceCase): readonly Situation[] {
  return [
    {
      name: `${role}-resized`,
      title: `machines of the ${role} stop, change their type and start`,
      base: "dev",
      overrides: { [section]: { instanceType: larger } },
      fields: [`${section}.instanceType`],
      expected: { verdict: "restart", roles: { [role]: "restart" } },
    },
    {
      name: `${role}-changes-architecture`,
      title: `an image is of one architecture: machines of the ${role} are replaced`,
      base: "dev",
      overrides: { [section]: { instanceType: arm } },
      fields: [`${section}.instanceType`],
      expected: { verdict: "outage", roles: { [role]: "outage" } },
    },
  ];
}

function imageSituations({ section, role }: ServiceCase): readonly Situation[] {
  return [
    {
      name: `${role}-image-fixed`,
      title: `machines of the ${role} are made from another image, all of them anew`,
      base: "dev",
      overrides: { [section]: { amiId: "ami-0123456789abcdef0" } },
      fields: [`${section}.amiId`],
      expected: { verdict: "outage", roles: { [role]: "outage" } },
    },
    {
      name: `${role}-disk-grown`,
      title: `root volumes of the ${role} grow while their machines run`,
      base: "dev",
      overrides: { [section]: { rootVolumeSizeGiB: 40 } },
      fields: [`${section}.rootVolumeSizeGiB`],
      expected: { verdict: "in-place", roles: { [role]: "in-place" } },
    },
  ];
}

function scriptSituations({ section, role }: ServiceCase): readonly Situation[] {
  return [
    {
      name: `${role}-script-added`,
      title: `machines of the ${role} stop, take their user data and start`,
      base: "dev",
      overrides: { [section]: { userData: SCRIPT } },
      fields: [`${section}.userData`],
      expected: { verdict: "restart", roles: { [role]: "restart" } },
    },
    {
      name: `${role}-script-changed`,
      title: `machines of the ${role} stop, take their user data and start; scripts run at the first start only`,
      base: "lab",
      overrides: { [section]: { userData: OTHER_SCRIPT } },
      fields: [`${section}.userData.file`],
      expected: { verdict: "restart", roles: { [role]: "restart" } },
    },
    {
      name: `${role}-script-removed`,
      title: `user data cannot be taken off a machine of the ${role}: it stays`,
      base: "lab",
      overrides: { [section]: { userData: undefined } },
      fields: [`${section}.userData`],
      expected: { verdict: ["none", "in-place"] },
    },
  ];
}

function replacingScriptSituations({ section, role }: ServiceCase): readonly Situation[] {
  return [
    {
      name: `${role}-script-replaces`,
      title: `the changed script replaces the machines of the ${role}`,
      base: "lab",
      overrides: { [section]: { userData: { ...OTHER_SCRIPT, replaceOnChange: true } } },
      fields: [`${section}.userData`, `${section}.userData.file`],
      expected: { verdict: "outage", roles: { [role]: "outage" } },
    },
    {
      name: `${role}-script-will-replace`,
      title: `only what the next change of the script does to the ${role} is decided`,
      base: "lab",
      overrides: { [section]: { userData: { replaceOnChange: true } } },
      fields: [`${section}.userData.replaceOnChange`],
      expected: { verdict: ["none", "in-place"] },
    },
  ];
}
