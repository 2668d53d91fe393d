import { OutputChange } from "../../model/plan/plan";
import { AttributeChange, Consequence, Review, ReviewedChange, RoleImpact, TrafficChange } from "../review";
import { withoutUserData } from "./describe-value";

/**
 * The whole review as JSON; equal reviews give equal texts. Sensitive and unknown values stand in it as their words, and
 * what nobody knows is null, so that every key is always there.
 */
export function renderJson(review: Review): string {
  const { environment, verdict, exposure, headline, applicable, counts, traffic, notSeen } = review;
  const document = {
    environment,
    verdict,
    exposure,
    headline,
    applicable,
    counts,
    roles: review.roles.map(roleOf),
    consequences: review.consequences.map(consequenceOf),
    traffic: {
      opened: traffic.opened.map(trafficOf),
      closed: traffic.closed.map(trafficOf),
      kept: traffic.kept?.map(trafficOf) ?? null,
    },
    changes: review.changes.map(changeOf),
    outputs: review.outputs.map(outputOf),
    notSeen: notSeen.map(({ about, reason }) => ({ about, reason })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function roleOf({ role, impact, exposure, members: { before = null, after = null } }: NullableRole) {
  return { role, impact, exposure, members: { before, after } };
}

type NullableRole = Omit<RoleImpact, "members"> & {
  readonly members: { readonly before?: number | null; readonly after?: number | null };
};

function consequenceOf({ role, impact, exposure, resource, constructPath, cause, message }: Consequence) {
  return { role, impact, exposure, resource, constructPath: constructPath ?? null, cause, message };
}

function trafficOf({ from, to, protocol, ports, expected, extent, certainty, via }: TrafficChange) {
  return { from, to, protocol, ports, expected: expected ?? null, extent, certainty, via };
}

function changeOf(change: ReviewedChange) {
  const { address, previousAddress, constructPath, type, role, action, order, importId, source } = change;
  return {
    address,
    previousAddress: previousAddress ?? null,
    constructPath: constructPath ?? null,
    type,
    role,
    action,
    order: order ?? null,
    importId: importId ?? null,
    source,
    impact: change.impact,
    exposure: change.exposure,
    attributes: change.attributes.map(attributeOf),
  };
}

/** A value that is not there is left out; null is a value of Terraform's. */
function attributeOf({ path, before, after, forcesReplacement }: AttributeChange) {
  return {
    path,
    ...(before === undefined ? {} : { before: withoutUserData(path, before) }),
    ...(after === undefined ? {} : { after: withoutUserData(path, after) }),
    forcesReplacement,
  };
}

function outputOf({ name, action, before, after }: OutputChange) {
  return { name, action, before, after };
}
