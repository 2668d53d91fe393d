/** What stands in a picture, in words and places, before anything has a size. */
import { Mark } from "./picture";

/** Words in the picture that may have a mark, and what a reader sees when the pointer rests on them. */
export interface Labelled {
  readonly label: string;
  readonly tooltip: string;
  readonly mark?: Mark;
}

/** Members of a role in a subnet that a change treats alike. */
export interface SceneBox extends Labelled {
  /** Second line, for example `500 machines · t3.small`. */
  readonly detail: string;
}

/** What a band shows in one zone, by mark: a change splits a box in what it hits and the rest. */
export type Cell = ReadonlyMap<Mark | "same", SceneBox>;

/** What stands in a band. A `gateway` is narrow, so that arrows find a way past it. */
export type BandKind = "load-balancer" | "machine" | "endpoint" | "gateway";

/** A row of the picture: all of one role in a row of subnets. */
export interface Band {
  readonly key: string;
  /** What arrows call it: a role, or the Terraform address of machines that have none. */
  readonly actor: string;
  readonly kind: BandKind;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** A subnet, named by its tier and block. */
export interface SceneSubnet extends Labelled {
  readonly zone: string;
}

/** Subnets of one tier, at most one a zone, and what stands in them. */
export interface Block {
  readonly key: string;
  /** Blocks of a VPC are drawn in the order of this text. */
  readonly order: string;
  readonly subnets: readonly SceneSubnet[];
  readonly bands: readonly Band[];
}

/** A VPC. */
export interface SceneVpc extends Labelled {
  readonly key: string;
  /** Its internet gateway. */
  readonly gateway?: Labelled;
  readonly blocks: readonly Block[];
}

/** A gateway endpoint, by the AWS service that it leads to. */
export interface SceneEndpoint extends Labelled {
  readonly service: string;
}

/** All of a picture but the arrows. */
export interface Scene {
  /** For example `us-east-1`; undefined where the zones do not say. */
  readonly region?: string;
  /** Names of availability zones in their order; empty text for what is in no zone that we know. */
  readonly zones: readonly string[];
  readonly vpcs: readonly SceneVpc[];
  readonly endpoints: readonly SceneEndpoint[];
}
