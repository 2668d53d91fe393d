import { CreateKeyPairCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { Environment } from "../config/environment";

/** Makes what an environment file says exists already: its key pair and its hosted zone. Gives their names. */
export async function seedEmulator({ region, client, api }: Environment): Promise<readonly string[]> {
  const made: string[] = [];
  if (client.sshKeyName !== undefined) {
    await new EC2Client({ region }).send(new CreateKeyPairCommand({ KeyName: client.sshKeyName }));
    made.push(`key pair ${client.sshKeyName}`);
  }
  if (api.domain) {
    const Name = api.domain.hostedZone;
    await new Route53Client({ region }).send(new CreateHostedZoneCommand({ Name, CallerReference: Name }));
    made.push(`hosted zone ${Name}`);
  }
  return made;
}
