package dev.quern.adapter.rest.http;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Addresses of resources as the client that asks can reach them. */
public final class Links {

  private Links() {}

  /** The address of {@code path}, which starts with {@code /projects}; proxies' headers count. */
  public static String self(String path) {
    return base() + "/bigquery/v2" + path;
  }

  /** Scheme, host and port by which the present request came. */
  public static String base() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
  }
}
