package org.hemicycle.localstack.control;

/// Where the running process listens and what it must be told with every request.
///
/// @param pid the supervising process
/// @param port its loopback port
/// @param token the secret for the `Authorization` header
public record Line(long pid, int port, String token) {
}
