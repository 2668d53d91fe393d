import { createHash } from "node:crypto";
import { Plan, PlannedInstance, ResourceChange, Wire } from "../../src/model/plan/plan";
import { PlanObject, PlanValue } from "../../src/model/plan/plan-value";
import { sortBy } from "../../src/model/sort-by";

/** A resource of a plan, as a test writes it down. Its id is made of its address. */
export interface PlanResource {
  readonly address: string;
  /** Attributes before; undefined where there is nothing before. */
  readonly was?: PlanObject;
  /** Attributes after; undefined where there is nothing after. */
  readonly is?: PlanObject;
  /** Attributes that force a replacement. */
  readonly forcedBy?: readonly string[];
  /** @default "delete-first" */
  readonly order?: ResourceChange["order"];
  /** What it names, by attribute: an address, or several. */
  readonly wires?: Readonly<Record<string, string | readonly string[]>>;
  /** Names in the configuration, where they are not those of `is` and `wires`. */
  readonly configured?: readonly string[];
  /** What else is to be said of the change. */
  readonly change?: Partial<ResourceChange>;
}

/** A resource that stays as it is. */
export function kept(address: string, values: PlanObject = {}, wires: PlanResource["wires"] = {}): PlanResource {
  return { address, was: values, is: values, wires };
}

/** A resource that is there before, and not after. */
export function deleted(address: string, values: PlanObject = {}, wires: PlanResource["wires"] = {}): PlanResource {
  return { address, was: values, wires };
}

/** A resource that is there after, and not before. */
export function created(address: string, values: PlanObject = {}, wires: PlanResource["wires"] = {}): PlanResource {
  return { address, is: values, wires };
}

/** A resource that another one takes the place of. */
export function replaced(address: string, forcedBy: string, rest: Omit<PlanResource, "address"> = {}): PlanResource {
  return { address, was: { [forcedBy]: "old" }, is: { [forcedBy]: "new" }, forcedBy: [forcedBy], ...rest };
}

/** A resource that changes in place. */
export function updated(
  address: string,
  was: PlanObject,
  is: PlanObject,
  wires: PlanResource["wires"] = {},
): PlanResource {
  return { address, was, is, wires };
}

/** A plan of some resources. */
export function planOf(resources: readonly PlanResource[], rest: Partial<Plan> = {}): Plan {
  const wiresOn = (side: "was" | "is") =>
    new Map(resources.filter((resource) => resource[side]).map((resource) => [resource.address, wiresOf(resource)]));
  return {
    formatVersion: "1.2",
    terraformVersion: "1.11.4",
    complete: true,
    errored: false,
    changes: sortBy(resources.map(changeOf), ({ address }) => address),
    drift: [],
    deferred: [],
    outputs: [],
    failedChecks: [],
    before: resources.flatMap((resource) => instanceOf(resource, resource.was)),
    after: resources.flatMap((resource) => instanceOf(resource, resource.is)),
    wiresBefore: wiresOn("was"),
    wiresAfter: wiresOn("is"),
    configured: new Map(
      resources.filter(({ is }) => is).map((resource) => [configOf(resource.address), namesOf(resource)]),
    ),
    providerRegions: new Map([["aws", "us-east-1"]]),
    ...rest,
  };
}

/** What was found changed outside Terraform. */
export function driftOf(address: string, was: PlanObject, is?: PlanObject): ResourceChange {
  return changeOf({ address, was, ...(is && { is }) });
}

function changeOf(resource: PlanResource): ResourceChange {
  const { address, forcedBy = [], change } = resource;
  const [before, after] = [valuesOf(resource, resource.was), valuesOf(resource, resource.is)];
  const action = actionOf(resource);
  return {
    address,
    configAddress: configOf(address),
    mode: address.startsWith("data.") ? "data" : "managed",
    type: typeOf(address),
    name: address.split(".").at(-1) ?? address,
    action,
    ...(action === "replace" && { order: resource.order ?? "delete-first" }),
    ...(before && { before }),
    ...(after && { after }),
    replacePaths: forcedBy.map((name) => [name]),
    ...change,
  };
}

function actionOf({ was, is, forcedBy }: PlanResource): ResourceChange["action"] {
  if (was === undefined) return "create";
  if (is === undefined) return "delete";
  if (forcedBy !== undefined) return "replace";
  return was === is ? "no-op" : "update";
}

function valuesOf(resource: PlanResource, values: PlanObject | undefined): PlanObject | undefined {
  const { address, wires = {} } = resource;
  const named = Object.entries(wires).map(
    ([attribute, to]) => [attribute, typeof to === "string" ? idOf(to) : to.map(idOf)] as const,
  );
  return values && { id: idOf(address), ...Object.fromEntries<PlanValue>(named), ...values };
}

/** An id as AWS makes them, the same for the same address. */
export function idOf(address: string): string {
  return `x-${createHash("sha256").update(address).digest("hex").slice(0, 17)}`;
}

function instanceOf(resource: PlanResource, side: PlanObject | undefined): readonly PlannedInstance[] {
  const { address } = resource;
  const values = valuesOf(resource, side);
  const mode = address.startsWith("data.") ? "data" : "managed";
  return values === undefined
    ? []
    : [{ address, configAddress: configOf(address), mode, type: typeOf(address), values }];
}

function wiresOf({ wires = {} }: PlanResource): readonly Wire[] {
  return Object.entries(wires).flatMap(([attribute, to]) => [to].flat().map((address) => ({ attribute, to: address })));
}

function namesOf({ is = {}, wires = {}, configured }: PlanResource): ReadonlySet<string> {
  return new Set(configured ?? [...Object.keys(is), ...Object.keys(wires)]);
}

function configOf(address: string): string {
  return address.replace(/\[[^[\]]*\]/g, "");
}

function typeOf(address: string): string {
  return configOf(address).split(".").at(-2) ?? "";
}
