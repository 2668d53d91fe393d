import { CreateKeyPairCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { BucketLocationConstraint, CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { join } from "node:path";
import { Environment } from "../../../src/config/environment";
import { Emulator, startEmulator } from "../../../src/emulator/start-emulator";
import { stateBucketName } from "../../../src/state/remote-state";
import { findTerraform, TerraformTool } from "../../../src/terraform/terraform-tool";
import { BaseName, CERTIFICATES, environmentOf } from "./base-environments";
import { DeployedStack } from "./deployed-stack";
import { Hand } from "./hand";
import { SavedPlan } from "./saved-situation";
import { Situation } from "./situation";
import { stackOfBase, stackOfSituation } from "./situation-stack";
import { tidyPlan } from "./tidy-plan";

const REGION = "us-east-1";
const HOSTED_ZONES = ["example.com", "example.org"];
const KEY_PAIRS = ["private-cluster-prod", "ops", "ops-2"];
const CREDENTIALS = { accessKeyId: "emulator", secretAccessKey: "emulator" };

/** Deploys the bases to an emulator, each when it is asked for first, and plans situations against them. */
export class SituationMaker {
  private readonly deployed = new Map<BaseName, Promise<DeployedStack>>();
  private readonly buckets = new Map<string, Promise<unknown>>();

  private constructor(
    private readonly emulator: Emulator,
    private readonly terraform: TerraformTool,
    private readonly folder: string,
  ) {}

  /**
   * Starts the emulator, and makes what an account of the situations has.
   *
   * @param folder folder for Terraform's files
   */
  static async start(folder: string, account = "123456789012"): Promise<SituationMaker> {
    const emulator = await startEmulator({ account, region: REGION, certificates: CERTIFICATES });
    const { env, ...terraform } = await findTerraform();
    const where = { endpoint: emulator.url, region: REGION, credentials: CREDENTIALS };
    for (const KeyName of KEY_PAIRS) await new EC2Client(where).send(new CreateKeyPairCommand({ KeyName }));
    for (const Name of HOSTED_ZONES) {
      await new Route53Client(where).send(new CreateHostedZoneCommand({ Name, CallerReference: Name }));
    }
    return new SituationMaker(emulator, { ...terraform, env: { ...env, ...emulator.env } }, folder);
  }

  /** Ends the emulator, and with it all that was deployed. */
  stop(): Promise<void> {
    return this.emulator.stop();
  }

  /** Makes the change, plans, and changes back what was changed by hand. */
  async make(situation: Situation): Promise<SavedPlan> {
    const { base, byHand, planOptions: options, variables } = situation;
    const stack = stackOfSituation(situation);
    if (base !== "state") await this.makeBucket(environmentOf(base, situation.overrides));
    const place = await this.placeFor(situation, stack);
    const before = stackOfBase(base);
    const changeBack = await byHand?.(new Hand(this.emulator.url, REGION, await place.resources()));
    const plan = await place.plan({ stack, options, variables, refresh: byHand !== undefined || base === "fresh" });
    if (changeBack) await changeBack();
    else if (byHand) await this.deployIn(place, base);
    return { stack, plan: tidyPlan(plan, before) };
  }

  /** Where a situation is planned: where its base is deployed, or in a folder of its own with another backend. */
  private async placeFor({ name, base, movesState = false }: Situation, stack: string): Promise<DeployedStack> {
    const deployed = base === "nothing" ? undefined : await this.deploy(base);
    if (deployed && !movesState) return deployed;
    const place = new DeployedStack(join(this.folder, name), this.terraform);
    if (movesState) {
      await place.write(stackOfBase(base));
      await place.write(stack, ["-migrate-state", "-force-copy"]);
    } else {
      // Where the JSON says, the state of a base may lie already.
      await place.write(stack, [`-backend-config=key=${name}/terraform.tfstate`]);
    }
    return place;
  }

  /** Deploys a base; the second time, it is there already. */
  deploy(base: BaseName): Promise<DeployedStack> {
    const deploying = this.deployed.get(base) ?? this.deployAfresh(base);
    this.deployed.set(base, deploying);
    return deploying;
  }

  private async deployAfresh(base: BaseName): Promise<DeployedStack> {
    if (base !== "state") await this.makeBucket(environmentOf(base));
    const place = new DeployedStack(join(this.folder, base), this.terraform);
    await this.deployIn(place, base);
    return place;
  }

  private async deployIn(place: DeployedStack, base: BaseName): Promise<void> {
    await place.deploy(stackOfBase(base));
    if (base !== "fresh") await place.takeOver();
  }

  private makeBucket(environment: Environment): Promise<unknown> {
    const { region } = environment;
    const Bucket = stateBucketName(environment);
    const client = new S3Client({
      endpoint: this.emulator.url,
      region,
      credentials: CREDENTIALS,
      forcePathStyle: true,
    });
    const elsewhere = { LocationConstraint: region as BucketLocationConstraint };
    const CreateBucketConfiguration = region === REGION ? undefined : elsewhere;
    const making =
      this.buckets.get(Bucket) ?? client.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    this.buckets.set(Bucket, making);
    return making;
  }
}
