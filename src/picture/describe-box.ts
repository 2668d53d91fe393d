import { NetworkInterface, NetworkModel } from "../model/network-model";
import { nameMembers, shorten } from "./name-members";
import { Mark, Marks, MARKS } from "./picture";
import { SceneBox } from "./scene";

const MOST_ADDRESSES = 12;

/** Characters that fit in a box whatever they are, of the name and of the line below it. */
const LONGEST_NAME = 24;
const LONGEST_DETAIL = 33;

/** A box for interfaces of one role in one subnet that a change treats alike. */
export function describeBox(
  model: NetworkModel,
  actor: string,
  interfaces: readonly NetworkInterface[],
  { mark, marks }: { readonly mark?: Mark; readonly marks: Marks },
): SceneBox {
  const owners = [...new Map(interfaces.map((each) => [each.ownerKey, each])).values()];
  const addresses = owners.map(({ address }) => address);
  const isMachine = owners[0]?.owner === "machine";
  const count = isMachine ? countOf(owners) : 1;
  const details = isMachine
    ? [countWords(count), instanceTypeOf(model, owners), publicAddressOf(model, interfaces, marks)]
    : [servicesOf(model, owners), listenersOf(model, owners)];
  return {
    label: shorten(nameMembers(actor, addresses, count), LONGEST_NAME),
    detail: shorten(details.filter((text) => text !== "").join(" · "), LONGEST_DETAIL),
    tooltip: tooltipOf(addresses),
    mark,
  };
}

function countWords(count: number | undefined): string {
  return count === 1 ? "" : count === undefined ? "number not known" : `${count} machines`;
}

function countOf(owners: readonly NetworkInterface[]): number | undefined {
  const counts = owners.map(({ count }) => (count.kind === "known" ? count.value : Number.NaN));
  const sum = counts.reduce((total, count) => total + count, 0);
  return Number.isNaN(sum) ? undefined : sum;
}

/** The instance type that all of them have; nothing where they differ or it is not known. */
function instanceTypeOf({ resources }: NetworkModel, owners: readonly NetworkInterface[]): string {
  const types = new Set(
    owners.map(({ ownerKey }) => {
      const type = resources.get(ownerKey)?.text("instance_type");
      return type?.kind === "known" ? type.value : "";
    }),
  );
  const [only = ""] = types;
  return types.size === 1 ? only : types.size > 1 ? "several types" : "";
}

/** The AWS services that endpoints lead to, for example `ec2messages, ssm`. */
function servicesOf({ endpoints }: NetworkModel, owners: readonly NetworkInterface[]): string {
  const keys = new Set(owners.map(({ ownerKey }) => ownerKey));
  const services = endpoints.filter(({ key }) => keys.has(key)).map(({ service }) => service);
  return services.map((service) => (service.kind === "known" ? service.value.split(".").at(-1) : "?")).join(", ");
}

/** What it takes requests on, for example `HTTP 80, HTTPS 443`. */
function listenersOf({ loadBalancers }: NetworkModel, owners: readonly NetworkInterface[]): string {
  const keys = new Set(owners.map(({ ownerKey }) => ownerKey));
  const listeners = loadBalancers.filter(({ key }) => keys.has(key)).flatMap((balancer) => balancer.listeners);
  const words = listeners.map(({ protocol, port }) =>
    [protocol, port].map((value) => (value.kind === "known" ? String(value.value) : "?")).join(" "),
  );
  return [...new Set(words)].sort((a, b) => a.localeCompare(b, "en", { numeric: true })).join(", ");
}

function publicAddressOf({ elasticIps }: NetworkModel, interfaces: readonly NetworkInterface[], marks: Marks): string {
  const kinds = new Set(interfaces.map(({ publicAddress }) => publicAddress.kind));
  if (kinds.has("elastic")) {
    const keys = new Set(interfaces.flatMap(({ key, ownerKey }) => [key, ownerKey]));
    const own = elasticIps.filter(({ attachedTo }) => attachedTo?.kind === "resource" && keys.has(attachedTo.key));
    const [mark] = own.flatMap(({ address, attachedBy }) => marks.get(address) ?? marks.get(attachedBy ?? "") ?? []);
    return describeElasticIp(mark);
  }
  if (kinds.has("assigned")) return "public address";
  return kinds.has("unknown") ? "public address?" : "";
}

/** An Elastic IP and what happens to it. */
export function describeElasticIp(mark: Mark | undefined): string {
  return mark === undefined ? "Elastic IP" : `${MARKS[mark].sign} Elastic IP ${mark}`;
}

function tooltipOf(addresses: readonly string[]): string {
  const shown = addresses.slice(0, MOST_ADDRESSES).join(", ");
  return addresses.length > MOST_ADDRESSES ? `${shown} and ${addresses.length - MOST_ADDRESSES} more` : shown;
}
