package dev.quern.adapter.rest.model;

import dev.quern.adapter.rest.http.Conditions;
import dev.quern.adapter.rest.http.MergePatch;
import dev.quern.adapter.rest.http.Paging;
import dev.quern.adapter.rest.http.WireReader;
import dev.quern.adapter.rest.mapping.ModelMapper;
import dev.quern.adapter.rest.wire.ModelJson;
import dev.quern.adapter.rest.wire.ModelListJson;
import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.rules.Labels;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Model;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.ModelReference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code models.get, list, patch, delete}. */
@RestController
@RequestMapping("/projects/{project}/datasets/{dataset}/models")
final class ModelController {

  private static final int PAGE = 50;

  private final Catalog catalog;
  private final WireReader reader;

  ModelController(Catalog catalog, WireReader reader) {
    this.catalog = catalog;
    this.reader = reader;
  }

  @GetMapping
  ModelListJson list(
      @PathVariable String project,
      @PathVariable String dataset,
      @RequestParam(required = false) @Nullable Integer maxResults,
      @RequestParam(required = false) @Nullable String pageToken) {
    DatasetReference reference = new DatasetReference(project, dataset);
    CatalogView view = catalog.view();
    if (view.dataset(reference).isEmpty()) {
      throw CatalogErrors.notFound(reference);
    }
    Paging.Page<Model> page =
        Paging.page(
            view.models(reference), m -> m.reference().modelId(), maxResults, pageToken, PAGE);
    List<ModelJson> items = page.items().stream().map(ModelMapper.INSTANCE::toWire).toList();
    return new ModelListJson(items.isEmpty() ? null : items, page.nextPageToken());
  }

  @GetMapping("/{model}")
  ResponseEntity<ModelJson> get(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String model,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    Model found = require(catalog.view(), ModelReference.of(project, dataset, model));
    return Conditions.unlessKnown(
        known, found.version().etag(), ModelMapper.INSTANCE.toWire(found));
  }

  @PatchMapping("/{model}")
  ModelJson patch(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String model,
      @RequestBody ObjectNode patch,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    ModelReference reference = ModelReference.of(project, dataset, model);
    return ModelMapper.INSTANCE.toWire(
        catalog.change(transaction -> {
          Model before = require(transaction.view(), reference);
          Conditions.requireMatch(ifMatch, before.version().etag());
          ObjectNode merged =
              MergePatch.apply(reader.tree(ModelMapper.INSTANCE.toWire(before)), patch);
          Model after = ModelMapper.INSTANCE.changed(before, reader.read(merged, ModelJson.class));
          Labels.require(after.properties().labels());
          return transaction.replaceModel(after);
        }));
  }

  @DeleteMapping("/{model}")
  ResponseEntity<Void> delete(
      @PathVariable String project, @PathVariable String dataset, @PathVariable String model) {
    ModelReference reference = ModelReference.of(project, dataset, model);
    return catalog.change(transaction -> {
      transaction.deleteModel(reference);
      return ResponseEntity.noContent().build();
    });
  }

  private static Model require(CatalogView view, ModelReference reference) {
    if (view.dataset(reference.dataset()).isEmpty()) {
      throw CatalogErrors.notFound(reference.dataset());
    }
    return view.model(reference).orElseThrow(() -> CatalogErrors.notFound(reference));
  }
}
