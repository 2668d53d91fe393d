import { deleted, kept, planOf, PlanResource, replaced, updated } from "../../support/plan-builder";
import { consequenceLines } from "../../support/review-lines";

const LB = kept("aws_lb.api", { tags: { Role: "load-balancer" }, dns_name: "api-1.elb.amazonaws.com" });
const ALIAS = { name: "api.example.com", type: "A", alias: [{ name: "dualstack.API-1.elb.amazonaws.com." }] };
const CERTIFICATE = { domain_name: "api.example.com" };

function linesOf(...resources: readonly PlanResource[]): readonly string[] {
  return consequenceLines(planOf([LB, ...resources]));
}

describe("judgeNames", () => {
  it("takes a name that goes for an outage of what it led to", () => {
    expect(linesOf(deleted("aws_route53_record.api", ALIAS))).toEqual([
      "outage load-balancer: The DNS record is deleted: nobody finds api.example.com any more",
    ]);
  });

  it.each([
    [{ name: "v2.example.com" }, "api.example.com is gone for good, and v2.example.com comes instead"],
    [{ name: "API.example.com." }, "nobody finds api.example.com until the new one is there"],
    [{ name: null }, "nobody finds api.example.com until the new one is there, whose name is not known yet"],
    [
      { zone_id: "Z2" },
      "nobody finds api.example.com until the new one is there; that is in another hosted zone, and callers find it only where the domain's name servers are those of that zone",
    ],
  ])("takes a replaced record for an outage, and says what becomes of the name: %j", (is, says) => {
    const sides = { was: { ...ALIAS, zone_id: "Z1" }, is: { ...ALIAS, zone_id: "Z1", ...is } };
    expect(linesOf(replaced("aws_route53_record.api", "name", sides))).toEqual([
      `outage load-balancer: The DNS record is replaced: ${says}`,
    ]);
  });

  it("says when callers follow a name", () => {
    expect(linesOf(updated("aws_route53_record.api", { ...ALIAS, ttl: 60 }, { ...ALIAS, ttl: 30 }))).toEqual([
      "in-place load-balancer: The DNS record leads api.example.com elsewhere; callers follow when their copies of the old answer expire",
    ]);
  });

  it("takes a record that only proves a name for nothing that interrupts", () => {
    expect(linesOf(deleted("aws_route53_record.proof", { name: "_x.example.com", type: "CNAME" }))).toEqual([
      "in-place network: The DNS record is deleted; it only proves to AWS who owns _x.example.com",
    ]);
  });

  it("takes a zone that goes for a loss", () => {
    expect(linesOf(deleted("aws_route53_zone.z", { name: "example.com" }))).toEqual([
      "loss network: The hosted zone is deleted: no name in example.com is found any more, and its name servers cannot be had again",
    ]);
  });

  it("says that AWS deletes no certificate that a listener uses", () => {
    const listener = kept(
      "aws_lb_listener.https",
      {},
      { certificate_arn: "aws_acm_certificate.c", load_balancer_arn: "aws_lb.api" },
    );
    expect(linesOf(listener, deleted("aws_acm_certificate.c", CERTIFICATE))).toEqual([
      "degraded load-balancer: The certificate is deleted: AWS refuses while a listener uses the one for api.example.com, and the apply stops",
    ]);
    expect(linesOf(deleted("aws_acm_certificate.c", CERTIFICATE))).toEqual([
      "in-place network: The certificate is deleted; no listener uses the one for api.example.com",
    ]);
    const sides = { was: { ...CERTIFICATE, a: 1 }, is: { ...CERTIFICATE, a: 2 }, order: "create-first" as const };
    expect(linesOf(listener, replaced("aws_acm_certificate.c", "a", sides))).toEqual([
      "in-place load-balancer: The certificate is replaced; the old one for api.example.com is used until the new one is valid",
    ]);
  });
});
