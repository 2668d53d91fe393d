import { Finding, FlowVerdict, Verification } from "../verification";

/** The whole verification as JSON; equal verifications give equal texts. */
export function renderJson({ environment, verdict, flows, findings, roles }: Verification): string {
  const document = { environment, verdict, flows: flows.map(flowOf), findings: findings.map(findingOf), roles };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function flowOf({ from, to, protocol, ports, verdict, expected, via, purpose, impliedBy }: FlowVerdict) {
  return { from, to, protocol, ports, verdict, expected, via, purpose, impliedBy };
}

/** The construct path is null where the JSON was not made by cdktf, so that the key is always there. */
function findingOf({ rule, severity, resource, constructPath = null, message, remedy, path }: NullableFinding) {
  return { rule, severity, resource, constructPath, message, remedy, path };
}

type NullableFinding = Omit<Finding, "constructPath"> & { readonly constructPath?: string | null };
