package dev.quern.adapter.grpc;

/**
 * What holds for calls that do not say.
 *
 * @param caller the e-mail address of who calls
 */
public record GrpcDefaults(String caller) {}
