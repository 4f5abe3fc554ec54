package dev.quern.adapter.rest.routine;

import dev.quern.adapter.rest.http.Conditions;
import dev.quern.adapter.rest.http.Paging;
import dev.quern.adapter.rest.mapping.References;
import dev.quern.adapter.rest.mapping.RoutineMapper;
import dev.quern.adapter.rest.wire.RoutineJson;
import dev.quern.adapter.rest.wire.RoutineListJson;
import dev.quern.adapter.rest.wire.RoutineReferenceJson;
import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.rules.Identifiers;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.RoutineReference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code routines.get, list, insert, update, delete}. */
@RestController
@RequestMapping("/projects/{project}/datasets/{dataset}/routines")
final class RoutineController {

  private static final int PAGE = 50;
  private static final String KIND_FILTER = "routineType:";

  private final Catalog catalog;

  RoutineController(Catalog catalog) {
    this.catalog = catalog;
  }

  @GetMapping
  RoutineListJson list(
      @PathVariable String project,
      @PathVariable String dataset,
      @RequestParam(required = false) @Nullable Integer maxResults,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(required = false) @Nullable String filter) {
    DatasetReference reference = new DatasetReference(project, dataset);
    CatalogView view = catalog.view();
    if (view.dataset(reference).isEmpty()) {
      throw CatalogErrors.notFound(reference);
    }
    List<Routine> routines =
        view.routines(reference).stream().filter(routine -> matches(routine, filter)).toList();
    Paging.Page<Routine> page =
        Paging.page(routines, r -> r.reference().routineId(), maxResults, pageToken, PAGE);
    List<RoutineJson> items = page.items().stream().map(RoutineMapper.INSTANCE::toWire).toList();
    return new RoutineListJson(items.isEmpty() ? null : items, page.nextPageToken());
  }

  private static boolean matches(Routine routine, @Nullable String filter) {
    if (filter == null || filter.isBlank()) {
      return true;
    }
    if (!filter.startsWith(KIND_FILTER)) {
      throw new BigQueryException(
          ErrorReason.INVALID, "filter", "Invalid filter expression: " + filter);
    }
    return routine.kind().name().equals(filter.substring(KIND_FILTER.length()).strip());
  }

  @GetMapping("/{routine}")
  ResponseEntity<RoutineJson> get(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String routine,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    Routine found = require(catalog.view(), RoutineReference.of(project, dataset, routine));
    return Conditions.unlessKnown(
        known, found.version().etag(), RoutineMapper.INSTANCE.toWire(found));
  }

  @PostMapping
  RoutineJson insert(
      @PathVariable String project, @PathVariable String dataset, @RequestBody RoutineJson json) {
    RoutineReferenceJson given = References.required(json.routineReference(), "routineReference");
    References.requireSame(given.projectId(), project, "routineReference.projectId");
    References.requireSame(given.datasetId(), dataset, "routineReference.datasetId");
    RoutineReference reference =
        RoutineReference.of(
            project, dataset, References.required(given.routineId(), "routineReference.routineId"));
    Identifiers.requireRoutine(reference.routineId());
    Routine draft = RoutineMapper.INSTANCE.toDomain(json, reference);
    return RoutineMapper.INSTANCE.toWire(
        catalog.change(transaction -> transaction.createRoutine(draft)));
  }

  @PutMapping("/{routine}")
  RoutineJson update(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String routine,
      @RequestBody RoutineJson json,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    RoutineReference reference = RoutineReference.of(project, dataset, routine);
    return RoutineMapper.INSTANCE.toWire(
        catalog.change(transaction -> {
          Routine before = require(transaction.view(), reference);
          Conditions.requireMatch(ifMatch, before.version().etag());
          return transaction.replaceRoutine(RoutineMapper.INSTANCE.toDomain(json, reference));
        }));
  }

  @DeleteMapping("/{routine}")
  ResponseEntity<Void> delete(
      @PathVariable String project, @PathVariable String dataset, @PathVariable String routine) {
    RoutineReference reference = RoutineReference.of(project, dataset, routine);
    return catalog.change(transaction -> {
      transaction.deleteRoutine(reference);
      return ResponseEntity.noContent().build();
    });
  }

  private static Routine require(CatalogView view, RoutineReference reference) {
    if (view.dataset(reference.dataset()).isEmpty()) {
      throw CatalogErrors.notFound(reference.dataset());
    }
    return view.routine(reference).orElseThrow(() -> CatalogErrors.notFound(reference));
  }
}
