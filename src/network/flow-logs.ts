import { CloudwatchLogGroup as AwsCloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog as AwsFlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole as AwsIamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy as AwsIamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import { partitionOf } from "../config/partition";

/** Properties of {@link FlowLogs}. */
export interface FlowLogsProps {
  /** VPC whose connections are logged. */
  readonly vpc: AwsVpc;
  /** Account of the VPC: 12 digits. */
  readonly account: string;
  /** Region of the VPC. */
  readonly region: string;
  /** Prefix of all names, for example `private-cluster-dev`. */
  readonly namePrefix: string;
  /** Days the entries are kept; one of the values CloudWatch Logs takes. */
  readonly retentionDays: number;
}

/**
 * A log of all accepted and rejected connections of a VPC in CloudWatch Logs.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
 */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const name = `${props.namePrefix}-flow-logs`;
    const logGroup = new AwsCloudwatchLogGroup(this, "LogGroup", {
      name: `/${props.namePrefix}/flow-logs`,
      retentionInDays: props.retentionDays,
      tags: { Name: name },
    });
    const role = this.createRole(name, props);
    new AwsFlowLog(this, "Resource", {
      vpcId: props.vpc.id,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: 60,
      tags: { Name: name },
    });
  }

  private createRole(name: string, { account, region, namePrefix }: FlowLogsProps): AwsIamRole {
    const logGroupArn = `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:/${namePrefix}/flow-logs`;
    const role = new AwsIamRole(this, "Role", {
      name,
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "vpc-flow-logs.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": account } },
          },
        ],
      }),
      tags: { Name: name },
    });
    new AwsIamRolePolicy(this, "Policy", {
      name: "write-flow-logs",
      role: role.id,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
            Resource: [logGroupArn, `${logGroupArn}:*`],
          },
        ],
      }),
    });
    return role;
  }
}
