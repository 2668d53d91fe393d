import { AcmCertificate as AwsAcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation as AwsAcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { DataAwsRoute53Zone as AwsRoute53ZoneData } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Lb as AwsLb } from "@cdktf/provider-aws/lib/lb";
import { Route53Record as AwsRoute53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";

/** Properties of {@link DomainCertificate}. */
export interface DomainCertificateProps {
  /** Domain name, for example `api.example.com`. */
  readonly name: string;
  /** Name of the existing public hosted zone, for example `example.com`. */
  readonly hostedZone: string;
  /** Load balancer that the name leads to. */
  readonly loadBalancer: AwsLb;
}

/**
 * A domain name that leads to the load balancer, with a certificate that renews itself as long as the validation record
 * stays.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export class DomainCertificate extends Construct {
  /** ARN of the certificate, known once it is validated. */
  readonly certificateArn: string;

  constructor(scope: Construct, id: string, { name, hostedZone, loadBalancer }: DomainCertificateProps) {
    super(scope, id);
    const zone = new AwsRoute53ZoneData(this, "HostedZone", { name: hostedZone, privateZone: false });
    this.certificateArn = this.createCertificate(name, zone.zoneId);
    new AwsRoute53Record(this, "Alias", {
      zoneId: zone.zoneId,
      name,
      type: "A",
      alias: { name: loadBalancer.dnsName, zoneId: loadBalancer.zoneId, evaluateTargetHealth: true },
    });
  }

  private createCertificate(domainName: string, zoneId: string): string {
    const certificate = new AwsAcmCertificate(this, "Certificate", {
      domainName,
      validationMethod: "DNS",
      // A listener holds on to its certificate: the new one must be there before the old one can go.
      lifecycle: { createBeforeDestroy: true },
      tags: { Name: domainName, Role: "load-balancer" },
    });
    const option = certificate.domainValidationOptions.get(0);
    const record = new AwsRoute53Record(this, "Validation", {
      zoneId,
      name: option.resourceRecordName,
      type: option.resourceRecordType,
      records: [option.resourceRecordValue],
      ttl: 300,
      // ACM asks for the same record for every certificate of a name.
      allowOverwrite: true,
    });
    return new AwsAcmCertificateValidation(this, "Validated", {
      certificateArn: certificate.arn,
      validationRecordFqdns: [record.fqdn],
    }).certificateArn;
  }
}
