package dev.quern.adapter.rest.dataset;

import dev.quern.adapter.rest.RestDefaults;
import dev.quern.adapter.rest.auth.Caller;
import dev.quern.adapter.rest.http.Conditions;
import dev.quern.adapter.rest.http.LabelFilter;
import dev.quern.adapter.rest.http.Links;
import dev.quern.adapter.rest.http.MergePatch;
import dev.quern.adapter.rest.http.Paging;
import dev.quern.adapter.rest.http.WireReader;
import dev.quern.adapter.rest.mapping.DatasetMapper;
import dev.quern.adapter.rest.mapping.Optionals;
import dev.quern.adapter.rest.mapping.References;
import dev.quern.adapter.rest.wire.DatasetJson;
import dev.quern.adapter.rest.wire.DatasetListItemJson;
import dev.quern.adapter.rest.wire.DatasetListJson;
import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.rules.DatasetRules;
import dev.quern.catalog.rules.Identifiers;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.CallerRights;
import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Securable;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code datasets.get, list, insert, patch, update, delete}. */
@RestController
@RequestMapping("/projects/{project}/datasets")
final class DatasetController {

  private static final int PAGE = 50;

  private final Catalog catalog;
  private final WireReader reader;
  private final RestDefaults defaults;
  private final Caller caller;
  private final AccessRules rules;

  DatasetController(
      Catalog catalog, WireReader reader, RestDefaults defaults, Caller caller, AccessRules rules) {
    this.caller = caller;
    this.rules = rules;
    this.catalog = catalog;
    this.reader = reader;
    this.defaults = defaults;
  }

  @GetMapping
  DatasetListJson list(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable Integer maxResults,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(defaultValue = "false") boolean all,
      HttpServletRequest request) {
    Identifiers.requireProject(project);
    LabelFilter labels = LabelFilter.parse(filter);
    CatalogView view = catalog.view();
    CallerRights rights = rules.of(caller.principal(request));
    List<Dataset> datasets =
        view.datasets(project).stream()
            .filter(d -> all || !d.reference().datasetId().startsWith("_"))
            .filter(d -> labels.accepts(d.properties().labels()))
            .filter(d ->
                rights.allows(view, Permission.GET_DATASET, new Securable.OfDataset(d.reference())))
            .toList();
    Paging.Page<Dataset> page =
        Paging.page(datasets, d -> d.reference().datasetId(), maxResults, pageToken, PAGE);
    List<DatasetListItemJson> items =
        page.items().stream().map(DatasetMapper.INSTANCE::toListItem).toList();
    return new DatasetListJson(
        "bigquery#datasetList",
        Paging.etag(page.items(), d -> d.version().etag()),
        page.nextPageToken(),
        items.isEmpty() ? null : items);
  }

  @GetMapping("/{dataset}")
  ResponseEntity<DatasetJson> get(
      @PathVariable String project,
      @PathVariable String dataset,
      @RequestParam(required = false) @Nullable Integer accessPolicyVersion,
      @RequestParam(required = false) @Nullable String datasetView,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    Dataset found = require(catalog.view(), new DatasetReference(project, dataset));
    Dataset shown = DatasetAccess.shown(found, accessPolicyVersion);
    return Conditions.unlessKnown(
        known,
        found.version().etag(),
        toWire(showsAccess(datasetView) ? shown : shown.withAccess(List.of())));
  }

  @PostMapping
  DatasetJson insert(
      @PathVariable String project,
      @RequestBody DatasetJson json,
      @RequestParam(required = false) @Nullable Integer accessPolicyVersion) {
    DatasetAccess.require(json.access(), accessPolicyVersion, reader);
    DatasetReference reference =
        References.toDomain(json.datasetReference(), project, "datasetReference");
    References.requireSame(reference.projectId(), project, "datasetReference.projectId");
    Dataset draft = DatasetMapper.INSTANCE.toDomain(json, reference, defaults.location());
    Dataset complete =
        draft.access().isEmpty()
            ? draft.withAccess(DatasetAccess.defaults(defaults.email()))
            : draft;
    DatasetRules.require(complete);
    Dataset created = catalog.change(transaction -> transaction.createDataset(complete));
    return toWire(
        DatasetAccess.shown(created, accessPolicyVersion),
        Optionals.unwrap(created.maxTimeTravelHours()));
  }

  @PatchMapping("/{dataset}")
  DatasetJson patch(
      @PathVariable String project,
      @PathVariable String dataset,
      @RequestBody ObjectNode patch,
      @RequestParam(required = false) @Nullable Integer accessPolicyVersion,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    DatasetReference reference = new DatasetReference(project, dataset);
    DatasetAccess.require(
        reader.read(patch, DatasetJson.class).access(), accessPolicyVersion, reader);
    Dataset after =
        catalog.change(transaction -> {
          Dataset before = require(transaction.view(), reference);
          ObjectNode merged = MergePatch.apply(reader.tree(toWire(before)), patch);
          return transaction.replaceDataset(
              changed(before, reader.read(merged, DatasetJson.class), ifMatch));
        });
    return toWire(DatasetAccess.shown(after, accessPolicyVersion));
  }

  @PutMapping("/{dataset}")
  DatasetJson update(
      @PathVariable String project,
      @PathVariable String dataset,
      @RequestBody DatasetJson json,
      @RequestParam(required = false) @Nullable Integer accessPolicyVersion,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    DatasetReference reference = new DatasetReference(project, dataset);
    DatasetAccess.require(json.access(), accessPolicyVersion, reader);
    Dataset after =
        catalog.change(transaction ->
            transaction.replaceDataset(
                changed(require(transaction.view(), reference), json, ifMatch)));
    return toWire(DatasetAccess.shown(after, accessPolicyVersion));
  }

  @DeleteMapping("/{dataset}")
  ResponseEntity<Void> delete(
      @PathVariable String project,
      @PathVariable String dataset,
      @RequestParam(defaultValue = "false") boolean deleteContents,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    DatasetReference reference = new DatasetReference(project, dataset);
    return catalog.change(transaction -> {
      Dataset before = require(transaction.view(), reference);
      Conditions.requireMatch(ifMatch, before.version().etag());
      transaction.deleteDataset(reference, deleteContents);
      return ResponseEntity.noContent().build();
    });
  }

  @PostMapping("/{dataset}:undelete")
  DatasetJson undelete(@PathVariable String project, @PathVariable String dataset) {
    DatasetReference reference = new DatasetReference(project, dataset);
    Identifiers.requireProject(project);
    Identifiers.requireDataset(dataset);
    return toWire(
        catalog.change(transaction -> {
          transaction.restoreDataset(reference);
          return require(transaction.view(), reference);
        }));
  }

  private Dataset changed(Dataset before, DatasetJson json, @Nullable String ifMatch) {
    Conditions.requireMatch(ifMatch, before.version().etag());
    if (json.datasetReference() != null) {
      References.requireSame(
          json.datasetReference().datasetId(),
          before.reference().datasetId(),
          "datasetReference.datasetId");
      References.requireSame(
          json.datasetReference().projectId(),
          before.reference().projectId(),
          "datasetReference.projectId");
    }
    References.requireSame(json.location(), before.location(), "location");
    Dataset after = DatasetMapper.INSTANCE.toDomain(json, before.reference(), before.location());
    DatasetRules.require(after);
    return after.access().isEmpty() ? after.withAccess(before.access()) : after;
  }

  private static Dataset require(CatalogView view, DatasetReference reference) {
    Identifiers.requireProject(reference.projectId());
    Identifiers.requireDataset(reference.datasetId());
    return view.dataset(reference).orElseThrow(() -> CatalogErrors.notFound(reference));
  }

  /** Whether a view of a dataset tells who may use it. Source: {@code DatasetView}. */
  private static boolean showsAccess(@Nullable String view) {
    return switch (view == null ? "" : view) {
      case "", "DATASET_VIEW_UNSPECIFIED", "ACL", "FULL" -> true;
      case "METADATA" -> false;
      default ->
          throw new BigQueryException(
              ErrorReason.INVALID,
              "datasetView",
              "Invalid value for datasetView: " + view + " is not a valid value");
    };
  }

  private static DatasetJson toWire(Dataset dataset) {
    return toWire(
        dataset, dataset.maxTimeTravelHours().orElse(DatasetMapper.DEFAULT_TIME_TRAVEL_HOURS));
  }

  private static DatasetJson toWire(Dataset dataset, @Nullable Long maxTimeTravelHours) {
    return DatasetMapper.INSTANCE.toWire(
        dataset,
        Links.self(
            "/projects/"
                + dataset.reference().projectId()
                + "/datasets/"
                + dataset.reference().datasetId()),
        maxTimeTravelHours);
  }
}
