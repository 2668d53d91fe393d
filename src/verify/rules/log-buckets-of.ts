import { Known, known, unknown } from "../../model/known";
import { Link } from "../../model/link";
import { LoadBalancer } from "../../model/load-balancing";
import { TerraformResource } from "../../model/terraform-resource";
import { nameOf, StackView } from "./stack-view";

/** A load balancer and the bucket that it writes access logs to. */
export interface LogBucket {
  readonly loadBalancer: LoadBalancer;
  readonly bucket: Known<TerraformResource>;
}

/** Every load balancer that writes access logs, with its bucket. */
export function logBucketsOf(view: StackView): readonly LogBucket[] {
  return view.model.loadBalancers.flatMap((loadBalancer) => {
    const { accessLogBucket } = loadBalancer;
    return accessLogBucket ? [{ loadBalancer, bucket: findBucket(view, accessLogBucket) }] : [];
  });
}

/** Resources of a type that name a bucket, by reference or by its name; unknown where one may. */
export function settingsOf(
  view: StackView,
  bucket: TerraformResource,
  type: string,
): Known<readonly TerraformResource[]> {
  const candidates = view.resourcesOf(type).map((resource) => ({ resource, link: resource.link("bucket") }));
  const mine = candidates.filter(({ link }) => link !== undefined && leadsTo(link, bucket));
  const open = candidates.find(({ link }) => link?.kind === "unknown");
  if (mine.length === 0 && open?.link?.kind === "unknown") return unknown(open.link.reason);
  return known(mine.map(({ resource }) => resource));
}

function findBucket(view: StackView, link: Link): Known<TerraformResource> {
  if (link.kind === "unknown") return link;
  const found = view.resourcesOf("aws_s3_bucket").find((bucket) => leadsTo(link, bucket));
  return found ? known(found) : unknown(`bucket '${nameOf(link)}' is not in the JSON`);
}

function leadsTo(link: Link, bucket: TerraformResource): boolean {
  if (link.kind === "resource") return link.key === bucket.address;
  const name = bucket.text("bucket");
  return link.kind === "outside" && name?.kind === "known" && name.value === link.id;
}
