import { allKnown, chainKnown, Known, unknown } from "../../model/known";
import { Link } from "../../model/link";
import { StackView } from "./stack-view";

const ZONE_ID = /-az\d+$/;
const ZONE_NAME = /^[a-z]{2}(-[a-z]+)+-\d+[a-z]$/;

/** The zone of each subnet; unknown where names and ids of zones are mixed, because one zone has both. */
export function zonesOf(view: StackView, subnets: readonly Link[]): Known<readonly string[]> {
  const zones = allKnown(subnets.map((subnet) => chainKnown(view.subnet(subnet), ({ zone }) => zone)));
  return chainKnown(zones, (all) => {
    const ids = all.filter((zone) => ZONE_ID.test(zone));
    if (ids.length === 0 || ids.length === all.length) return zones;
    return unknown("some zones are written by name and others by id");
  });
}

/** The zones that come more than once, each named once. */
export function repeatedZones(zones: readonly string[]): readonly string[] {
  return [...new Set(zones.filter((zone, index) => zones.indexOf(zone) < index))];
}

/** Whether a zone is not one of a region's own: a Local Zone or a Wavelength Zone, for example `us-west-2-lax-1a`. */
export function isLocalZone(zone: string): boolean {
  return !ZONE_NAME.test(zone) && !/^[a-z0-9]+-az\d+$/.test(zone);
}
