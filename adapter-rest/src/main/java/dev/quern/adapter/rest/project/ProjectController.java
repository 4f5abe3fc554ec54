package dev.quern.adapter.rest.project;

import dev.quern.adapter.rest.RestDefaults;
import dev.quern.adapter.rest.http.Paging;
import dev.quern.adapter.rest.wire.ProjectJson;
import dev.quern.adapter.rest.wire.ProjectListJson;
import dev.quern.adapter.rest.wire.ProjectReferenceJson;
import dev.quern.adapter.rest.wire.ServiceAccountJson;
import dev.quern.catalog.Catalog;
import dev.quern.catalog.rules.Identifiers;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code projects.list, getServiceAccount}. A project exists once it is named. */
@RestController
final class ProjectController {

  private static final int PAGE = 50;

  private final Catalog catalog;
  private final RestDefaults defaults;

  ProjectController(Catalog catalog, RestDefaults defaults) {
    this.catalog = catalog;
    this.defaults = defaults;
  }

  @GetMapping("/projects")
  ProjectListJson list(
      @RequestParam(required = false) @Nullable Integer maxResults,
      @RequestParam(required = false) @Nullable String pageToken) {
    TreeSet<String> projects = new TreeSet<>(catalog.view().projects());
    projects.add(defaults.project());
    Paging.Page<String> page = Paging.page(projects, id -> id, maxResults, pageToken, PAGE);
    return new ProjectListJson(
        "bigquery#projectList",
        Paging.etag(page.items(), id -> id),
        page.nextPageToken(),
        page.items().stream().map(ProjectController::toWire).toList(),
        projects.size());
  }

  @GetMapping("/projects/{project}/serviceAccount")
  ServiceAccountJson serviceAccount(@PathVariable String project) {
    Identifiers.requireProject(project);
    return new ServiceAccountJson(
        "bigquery#getServiceAccountResponse",
        "bq-" + number(project) + "@bigquery-encryption.iam.gserviceaccount.com");
  }

  private static ProjectJson toWire(String id) {
    return new ProjectJson("bigquery#project", id, number(id), new ProjectReferenceJson(id), id);
  }

  /** A project's number, always the same for an id. */
  private static String number(String id) {
    return Long.toString(100_000_000_000L + Integer.toUnsignedLong(id.hashCode()));
  }
}
