import { Link } from "./link";

/** The links without repetition, in the order of their first appearance. */
export function distinctLinks(links: readonly Link[]): readonly Link[] {
  return [...new Map(links.map((link) => [linkName(link), link])).values()];
}

/** What tells a link from others: the key, the id, or the reason why there is neither. */
export function linkName(link: Link): string {
  switch (link.kind) {
    case "resource":
      return link.key;
    case "outside":
      return link.id;
    case "unknown":
      return link.reason;
  }
}
