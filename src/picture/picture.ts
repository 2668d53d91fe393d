/**
 * A picture of who stands where in a network and who reaches whom, as plain data.
 *
 *     renderPicture({ id: "dev", title: "dev", model, arrows, marks: new Map() }); // <svg ...>
 *     renderBeforeAfter({ before, after, arrows, marks });                         // { before: <svg>, after: <svg> }
 *
 * Zones are columns, subnets are boxes in them, and every role has a row of its own, so that one arrow is enough between
 * two roles however many machines they have. Machines of a role in a subnet are one box; a change that hits some of them
 * splits the box in those it hits and the rest, and never further.
 */
import { NetworkModel } from "../model/network-model";
import { TrafficWords } from "../traffic/traffic-set";

/** What happens to a thing, each with the sign that stands beside its name and the words of the legend. */
export const MARKS = {
  new: { sign: "+", meaning: "new" },
  changed: { sign: "~", meaning: "changed in place" },
  restarted: { sign: "↻", meaning: "restarted" },
  replaced: { sign: "±", meaning: "replaced" },
  moved: { sign: "→", meaning: "moved" },
  removed: { sign: "−", meaning: "removed" },
} as const;

/** One of {@link MARKS}. */
export type Mark = keyof typeof MARKS;

/** Marks by Terraform address, for example `aws_instance.head_1`; a role in its place marks all its machines. */
export type Marks = ReadonlyMap<string, Mark>;

/** Traffic between two roles. A `TrafficChange` of a review and a `FlowVerdict` of a proof have all of these fields. */
export interface PictureArrow extends TrafficWords {
  /** A role, or the Terraform address of a machine that has none; anybody else is drawn outside of the network. */
  readonly from: string;
  readonly to: string;
  /** `new` where it was not possible before, `removed` where it no longer is; undefined where it stays. */
  readonly mark?: "new" | "removed";
  /** Whether the contract allows it; undefined where there is none. */
  readonly expected?: boolean;
  /** `possible` where it hangs on values that nobody knows yet. */
  readonly certainty?: "certain" | "possible";
  /** Terraform addresses on the way; a NAT gateway among them is named on the arrow. */
  readonly via?: readonly string[];
}

/** One picture. */
export interface Picture {
  /** Prefix of the ids in the SVG; no two pictures of a page have the same. */
  readonly id: string;
  /** Heading, for example `dev` or `Before`. */
  readonly title: string;
  readonly model: NetworkModel;
  readonly arrows: readonly PictureArrow[];
  readonly marks: Marks;
  /**
   * What the picture does not show, said below it.
   *
   * @default - nothing
   */
  readonly note?: string;
  /**
   * Another picture that this one is compared with; both then have the same places for the same things.
   *
   * @default - none
   */
  readonly beside?: { readonly model: NetworkModel; readonly arrows: readonly PictureArrow[] };
}

/** A network before and after a change. */
export interface ChangePicture {
  /** Prefix of the ids in the two pictures. @default "picture" */
  readonly id?: string;
  readonly before: NetworkModel;
  readonly after: NetworkModel;
  /** Arrows of both sides: those marked `new` are drawn after, those marked `removed` before, the others in both. */
  readonly arrows: readonly PictureArrow[];
  readonly marks: Marks;
}
