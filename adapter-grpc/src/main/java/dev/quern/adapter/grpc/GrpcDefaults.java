package dev.quern.adapter.grpc;

import java.util.Map;

/**
 * What holds for calls that do not say.
 *
 * @param email the e-mail address of who calls
 * @param tokens who sends which bearer token, by the token
 */
public record GrpcDefaults(String email, Map<String, String> tokens) {

  public GrpcDefaults {
    tokens = Map.copyOf(tokens);
  }
}
