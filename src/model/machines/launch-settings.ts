import { AddressSet } from "../../traffic/address-set";
import { allKnown, Known, known, mapKnown, unknown } from "../known";
import { Link } from "../link";
import { knownAddresses } from "../network/read-address-term";
import { TerraformBlock } from "../terraform-resource";

/** One place where settings of an interface stand. */
export interface SettingsLayer {
  /** Terraform address of the resource to change. */
  readonly address: string;
  readonly block: TerraformBlock;
}

const GROUP_KEYS = ["vpc_security_group_ids", "security_groups", "security_group_names"] as const;
const ADDRESS_KEYS = ["private_ip", "private_ips", "private_ip_list", "private_ip_address", "ipv4_addresses"] as const;
const ADDRESS_COUNT_KEYS = ["private_ips_count", "ipv4_address_count"] as const;
const IPV6_ADDRESS_KEYS = ["ipv6_addresses", "ipv6_address_list"] as const;

/**
 * What is said of an interface where it is made: on an instance, on an interface of its own, in a launch template. The
 * first layer that says something of a setting decides it.
 */
export class LaunchSettings {
  constructor(
    private readonly layers: readonly SettingsLayer[],
    /** Why there may be settings that we do not see, such as a launch template that is not in the JSON. */
    private readonly hidden?: string,
  ) {}

  /** The subnet; undefined where none is named. */
  get subnet(): Link | undefined {
    return this.first(({ block }) => block.link("subnet_id")) ?? this.unseen;
  }

  /** The security groups; none where the default group is taken. */
  get groups(): readonly Link[] {
    const named = this.first(({ block }) => nonEmpty(GROUP_KEYS.flatMap((key) => block.links(key))));
    return named ?? (this.unseen ? [this.unseen] : []);
  }

  /**
   * Whether AWS assigns a public IPv4 address, and which resource says so where we see it; undefined where it is left to
   * the subnet.
   */
  get publicAddress(): { readonly isAssigned: Known<boolean>; readonly address?: string } | undefined {
    const chosen = this.first(({ block, address }) => {
      const isAssigned = block.flag("associate_public_ip_address");
      return isAssigned && { isAssigned, address };
    });
    return chosen ?? (this.unseen && { isAssigned: this.unseen });
  }

  /** Its fixed private IPv4 addresses; undefined where AWS chooses one out of the subnet's. */
  get privateAddresses(): Known<AddressSet> | undefined {
    return this.first(({ block }) => fixedAddresses(block));
  }

  /** Whether it gets IPv6 addresses; undefined where it is left to the subnet. */
  get hasIpv6(): Known<boolean> | undefined {
    return this.first(({ block }) => ipv6Choice(block)) ?? this.unseen;
  }

  private get unseen(): { readonly kind: "unknown"; readonly reason: string } | undefined {
    return this.hidden === undefined ? undefined : unknown(this.hidden);
  }

  private first<Setting>(read: (layer: SettingsLayer) => Setting | undefined): Setting | undefined {
    for (const layer of this.layers) {
      const setting = read(layer);
      if (setting !== undefined) return setting;
    }
    return undefined;
  }
}

function nonEmpty<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length > 0 ? list : undefined;
}

function fixedAddresses(block: TerraformBlock): Known<AddressSet> | undefined {
  // A number of addresses lets AWS choose them.
  if (ADDRESS_COUNT_KEYS.some((key) => block.number(key) !== undefined)) return undefined;
  const primary = ADDRESS_KEYS.flatMap((key) => block.texts(key));
  if (primary.length === 0) return undefined;
  const sets = [...primary, ...block.texts("secondary_private_ips")].map(knownAddresses);
  return mapKnown(allKnown(sets), (given) => AddressSet.union(given));
}

function ipv6Choice(block: TerraformBlock): Known<boolean> | undefined {
  const addresses = IPV6_ADDRESS_KEYS.flatMap((key) => block.texts(key));
  if (addresses.length > 0) return addresses.find((address) => address.kind === "unknown") ?? known(true);
  const count = block.number("ipv6_address_count");
  // The provider sends no 0 to AWS, so that it leaves the choice to the subnet.
  if (count === undefined || (count.kind === "known" && count.value === 0)) return undefined;
  return count.kind === "known" ? known(true) : count;
}
