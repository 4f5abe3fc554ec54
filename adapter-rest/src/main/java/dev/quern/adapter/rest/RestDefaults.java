package dev.quern.adapter.rest;

import java.util.Map;

/**
 * What the API assumes where a client says nothing.
 *
 * @param project the project that always exists
 * @param location where new datasets live
 * @param email the caller of requests without credentials
 * @param tokens who sends which bearer token, by the token
 */
public record RestDefaults(
    String project, String location, String email, Map<String, String> tokens) {

  public RestDefaults {
    tokens = Map.copyOf(tokens);
  }
}
