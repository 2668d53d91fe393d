/**
 * What `npm run bench` compares with: the smallest cdktf app that makes something, one VPC.
 *
 *     node --import tsx src/cli/bench-smallest-app.ts <folder for the JSON>
 */
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { App, TerraformStack } from "cdktf";
import { reportPeakMemory } from "./bench-memory";

const app = new App({ outdir: process.argv[2] });
const stack = new TerraformStack(app, "smallest");
new AwsProvider(stack, "Provider", { region: "us-east-1" });
new AwsVpc(stack, "Vpc", { cidrBlock: "10.0.0.0/16" });
app.synth();
reportPeakMemory();
