/** Terraform addresses of what the shipped environments build. */

export const CLIENT = "aws_instance.client";
export const HEAD = "aws_instance.head_1";
export const HEAD_B = "aws_instance.head_2";
export const WORKER = "aws_instance.workers_1";

export const CLIENT_GROUP = "aws_security_group.client_security_group";
export const HEAD_GROUP = "aws_security_group.head_security_group";
export const WORKERS_GROUP = "aws_security_group.workers_security_group";
export const LOAD_BALANCER_GROUP = "aws_security_group.load_balancer_security_group";
export const ENDPOINTS_GROUP = "aws_security_group.network_session_manager_security_group";

export const VPC = "aws_vpc.network_vpc";
export const PUBLIC_A = "aws_subnet.network_public_us-east-1a";
export const PUBLIC_B = "aws_subnet.network_public_us-east-1b";
export const PRIVATE_A = "aws_subnet.network_private_us-east-1a";
export const PRIVATE_B = "aws_subnet.network_private_us-east-1b";
export const PUBLIC_TABLE = "aws_route_table.network_public_route_table";
export const PRIVATE_TABLE = "aws_route_table.network_private_us-east-1a_route_table";
export const PRIVATE_ASSOCIATION = "aws_route_table_association.network_private_us-east-1a_route_table_association";
export const PUBLIC_ASSOCIATION = "aws_route_table_association.network_public_us-east-1a_route_table_association";
export const INTERNET_GATEWAY = "aws_internet_gateway.network_internet_gateway";
export const INTERNET_ROUTE = "aws_route.network_public_internet_route";
export const NAT = "aws_nat_gateway.network_private_nat_us-east-1a";
export const NAT_ROUTE = "aws_route.network_private_us-east-1a_nat_route";
export const CLIENT_ADDRESS_TIE = "aws_eip_association.client_elastic_ip_association";

export const LOAD_BALANCER = "aws_lb.load_balancer";
export const HTTP_LISTENER = "aws_lb_listener.load_balancer_listener_http";
export const HTTPS_LISTENER = "aws_lb_listener.load_balancer_listener_https";
export const TARGET_GROUP = "aws_lb_target_group.load_balancer_target_group";
export const HEAD_TARGET = "aws_lb_target_group_attachment.head_1_target";
export const HEAD_TARGET_B = "aws_lb_target_group_attachment.head_2_target";
export const LOG_BUCKET = "aws_s3_bucket.load_balancer_access_logs";
export const LOG_BUCKET_POLICY = "aws_s3_bucket_policy.load_balancer_access_logs_policy";
