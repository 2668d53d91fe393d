import { Rule } from "../rule";
import { cannotJudge, fault } from "./judge";
import { nameOf, StackView } from "./stack-view";

/** A rule that names a group names one that is in the stack. */
export const groupReferencesExist: Rule = {
  name: "group-references-exist",
  severity: "high",
  why: "A rule that names a group which does not exist is refused; one for a group outside the stack lets in whoever is a member of it.",
  remedy: "Name a security group of the stack.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  check({ model }) {
    const view = StackView.of(model);
    return model.securityGroups
      .flatMap(({ rules }) => rules)
      .flatMap(({ address, peer }) => {
        if (peer.kind !== "group") return [];
        const group = view.securityGroup(peer.group);
        if (group.kind === "known") return [];
        if (peer.group.kind !== "resource") return [cannotJudge(address, group.reason)];
        return [fault(address, `names ${nameOf(peer.group)}, which is no security group of the stack`)];
      });
  },
};
