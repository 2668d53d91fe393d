import { DataAwsSsmParameter as AwsSsmParameterData } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { Construct } from "constructs";
import { architectureOf } from "./instance-type";

/** Properties of {@link MachineImage}. */
export interface MachineImageProps {
  /** Type of the machines that start from the image; decides its architecture. */
  readonly instanceType: string;
  /**
   * Fixed image, for example `ami-0123456789abcdef0`.
   *
   * @default - the newest Amazon Linux 2023 for the architecture
   */
  readonly amiId?: string;
}

/**
 * The image that a service's machines start from.
 *
 * @see https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 */
export class MachineImage extends Construct {
  /** Id of the image. */
  readonly id: string;
  /** Whether the id can change without a change of the environment file. */
  readonly floats: boolean;

  constructor(scope: Construct, id: string, props: MachineImageProps) {
    super(scope, id);
    this.floats = props.amiId === undefined;
    this.id = props.amiId ?? this.lookUp(props.instanceType);
  }

  private lookUp(instanceType: string): string {
    const parameter = new AwsSsmParameterData(this, "Resource", {
      name: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architectureOf(instanceType)}`,
    });
    return parameter.insecureValue;
  }
}
