package dev.quern.adapter.rest.discovery;

import dev.quern.adapter.rest.http.Links;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The discovery service, for this one API. */
@RestController
final class DiscoveryController {

  @GetMapping({"/discovery/v1/apis/bigquery/v2/rest", "/$discovery/rest"})
  ObjectNode document() {
    return DiscoveryDocument.create(Links.base() + "/");
  }

  @GetMapping("/discovery/v1/apis")
  ObjectNode directory() {
    ObjectNode directory =
        JsonNodeFactory.instance.objectNode().put("kind", "discovery#directoryList");
    directory
        .putArray("items")
        .addObject()
        .put("kind", "discovery#directoryItem")
        .put("id", "bigquery:v2")
        .put("name", "bigquery")
        .put("version", "v2")
        .put("title", "BigQuery API")
        .put("discoveryRestUrl", Links.base() + "/discovery/v1/apis/bigquery/v2/rest")
        .put("preferred", true);
    return directory;
  }
}
