import { allKnown, Known, known, mapKnown } from "../../model/known";
import { Listener } from "../../model/load-balancing";
import { NetworkModel } from "../../model/network-model";
import { TerraformBlock } from "../../model/terraform-resource";

/** Where a redirect sends the caller; parts that it keeps are those of the request. */
export interface Redirect {
  /** Terraform address of the listener or listener rule. */
  readonly address: string;
  readonly target: Known<{
    readonly protocol: string;
    readonly port: string;
    readonly keepsHost: boolean;
    readonly keepsPath: boolean;
  }>;
}

/** The redirects of a listener and of its rules. */
export function redirectsOf(listener: Listener, { resources }: NetworkModel): readonly Redirect[] {
  const addresses = new Set(listener.actions.map(({ address }) => address));
  return [...addresses].flatMap((address) =>
    ["default_action", "action"]
      .flatMap((name) => resources.get(address)?.blocks(name) ?? [])
      .flatMap((action) => action.blocks("redirect"))
      .map((block) => ({ address, target: targetOf(block, listener) })),
  );
}

function targetOf(block: TerraformBlock, { port, protocol }: Listener): Redirect["target"] {
  const part = (key: string, kept: string) => block.text(key) ?? known(kept);
  const parts = allKnown([
    part("protocol", "#{protocol}"),
    part("port", "#{port}"),
    part("host", "#{host}"),
    part("path", "/#{path}"),
    protocol,
    mapKnown(port, String),
  ]);
  return mapKnown(parts, ([toProtocol = "", toPort = "", host, path, ownProtocol = "", ownPort = ""]) => ({
    protocol: (toProtocol === "#{protocol}" ? ownProtocol : toProtocol).toUpperCase(),
    port: toPort === "#{port}" ? ownPort : toPort,
    keepsHost: host === "#{host}",
    keepsPath: path === "/#{path}",
  }));
}
