/** Name of the project: first part of every name, and the `Project` tag of every resource. */
export const PROJECT = "private-cluster";
