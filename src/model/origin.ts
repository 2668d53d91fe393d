/** Where a thing of the model comes from. */
export interface Origin {
  /** What other things of the model call it. */
  readonly key: string;
  /** Terraform address of the resource to change, for example `aws_subnet.public_a`. */
  readonly address: string;
  /** Its construct path, where cdktf made the JSON. */
  readonly constructPath?: string;
}
