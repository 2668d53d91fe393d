import { KeyPair as AwsKeyPair } from "@cdktf/provider-aws/lib/key-pair";
import { Construct } from "constructs";

/** Properties of {@link SshKey}: at most one of the two. */
export interface SshKeyProps {
  /** OpenSSH public key a key pair is made of. */
  readonly sshPublicKey?: string;
  /** Name of a key pair that exists already. */
  readonly sshKeyName?: string;
  /** Prefix of all names, for example `private-cluster-dev`. */
  readonly namePrefix: string;
}

/**
 * The key pair of all machines, if there is one.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html
 */
export class SshKey extends Construct {
  /** Name of the key pair; without one, machines are reached by Session Manager only. */
  readonly keyName?: string;

  constructor(scope: Construct, id: string, { sshPublicKey, sshKeyName, namePrefix }: SshKeyProps) {
    super(scope, id);
    this.keyName = sshPublicKey === undefined ? sshKeyName : this.createKeyPair(sshPublicKey, namePrefix);
  }

  private createKeyPair(publicKey: string, keyName: string): string {
    return new AwsKeyPair(this, "Resource", { keyName, publicKey, tags: { Name: keyName } }).keyName;
  }
}
