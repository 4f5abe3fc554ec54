package dev.quern.adapter.rest.table;

import dev.quern.adapter.rest.auth.Caller;
import dev.quern.adapter.rest.http.Conditions;
import dev.quern.adapter.rest.http.Links;
import dev.quern.adapter.rest.http.MergePatch;
import dev.quern.adapter.rest.http.Paging;
import dev.quern.adapter.rest.http.WireReader;
import dev.quern.adapter.rest.mapping.References;
import dev.quern.adapter.rest.mapping.SchemaSelection;
import dev.quern.adapter.rest.mapping.TableMapper;
import dev.quern.adapter.rest.mapping.TableSize;
import dev.quern.adapter.rest.wire.TableJson;
import dev.quern.adapter.rest.wire.TableListItemJson;
import dev.quern.adapter.rest.wire.TableListJson;
import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.Partition;
import dev.quern.catalog.rules.Identifiers;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.DecoratedTable;
import dev.quern.domain.reference.TableReference;
import dev.quern.jobs.table.PartitionsSummary;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
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

/** {@code tables.get, list, insert, patch, update, delete}. */
@RestController
@RequestMapping("/projects/{project}/datasets/{dataset}/tables")
final class TableController {

  private static final int PAGE = 50;

  private final Catalog catalog;
  private final WireReader reader;
  private final TableEditor editor;
  private final ResultTables results;
  private final Caller caller;

  TableController(
      Catalog catalog, WireReader reader, TableEditor editor, ResultTables results, Caller caller) {
    this.caller = caller;
    this.results = results;
    this.catalog = catalog;
    this.reader = reader;
    this.editor = editor;
  }

  @GetMapping
  TableListJson list(
      @PathVariable String project,
      @PathVariable String dataset,
      @RequestParam(required = false) @Nullable Integer maxResults,
      @RequestParam(required = false) @Nullable String pageToken) {
    DatasetReference reference = new DatasetReference(project, dataset);
    CatalogView view = catalog.view();
    if (view.dataset(reference).isEmpty()) {
      Identifiers.requireDataset(dataset);
      throw CatalogErrors.notFound(reference);
    }
    Paging.Page<Table> page =
        Paging.pageAfter(
            after -> view.tablesAfter(reference, after),
            table -> table.reference().tableId(),
            maxResults,
            pageToken,
            PAGE);
    List<TableListItemJson> items =
        page.items().stream().map(TableMapper.INSTANCE::toListItem).toList();
    return new TableListJson(
        "bigquery#tableList",
        Paging.etag(page.items(), t -> t.version().etag()),
        page.nextPageToken(),
        items.isEmpty() ? null : items,
        view.tableCount(reference));
  }

  @GetMapping("/{table}")
  ResponseEntity<TableJson> get(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @RequestParam(required = false) @Nullable String selectedFields,
      @RequestParam(required = false) @Nullable String view,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known,
      HttpServletRequest request) {
    TableReference reference = TableReference.of(project, dataset, table);
    Optional<ResultTables.Found> result = results.find(reference, caller.principal(request));
    if (result.isPresent()) {
      Table kept = result.get().table();
      return ResponseEntity.ok(toWire(kept, Optional.of(new TableSize(result.get().rows(), null))));
    }
    DecoratedTable name = DecoratedTable.of(reference);
    Table found = require(catalog.view(), name.table());
    if (PartitionsSummary.isNamed(name)) {
      return ResponseEntity.ok(
          toWireBasic(
              found
                  .withReference(TableReference.of(project, dataset, table))
                  .withSchema(PartitionsSummary.SCHEMA)));
    }
    Table selected =
        selectedFields == null
            ? found
            : found.withSchema(SchemaSelection.parse(selectedFields).apply(found.schema()));
    return Conditions.unlessKnown(
        known,
        found.version().etag(),
        showsStorage(view)
            ? toWire(selected, size(found, Partition.of(found, name)))
            : toWireBasic(selected));
  }

  /** Whether a view of a table tells how much it holds. Source: {@code TableMetadataView}. */
  private static boolean showsStorage(@Nullable String view) {
    return switch (view == null ? "" : view) {
      case "", "TABLE_METADATA_VIEW_UNSPECIFIED", "STORAGE_STATS", "FULL" -> true;
      case "BASIC" -> false;
      default ->
          throw new BigQueryException(
              ErrorReason.INVALID,
              "view",
              "Invalid value for view: " + view + " is not a valid value");
    };
  }

  @PostMapping
  TableJson insert(
      @PathVariable String project, @PathVariable String dataset, @RequestBody TableJson json) {
    TableReference reference =
        References.toDomain(json.tableReference(), project, "tableReference");
    References.requireSame(reference.projectId(), project, "tableReference.projectId");
    References.requireSame(reference.datasetId(), dataset, "tableReference.datasetId");
    return toWire(catalog.change(transaction -> editor.create(transaction, reference, json)));
  }

  @PatchMapping("/{table}")
  TableJson patch(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @RequestBody ObjectNode patch,
      @RequestParam(name = "autodetect_schema", required = false) boolean autodetect,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    TableReference reference = TableReference.of(project, dataset, table);
    return toWire(
        catalog.change(transaction -> {
          Table before = require(transaction.view(), reference);
          ObjectNode merged = MergePatch.apply(reader.tree(toWire(before)), patch);
          return editor.change(
              transaction, before, reader.read(merged, TableJson.class), autodetect, ifMatch);
        }));
  }

  @PutMapping("/{table}")
  TableJson update(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @RequestBody TableJson json,
      @RequestParam(name = "autodetect_schema", required = false) boolean autodetect,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    TableReference reference = TableReference.of(project, dataset, table);
    return toWire(
        catalog.change(transaction ->
            editor.change(
                transaction, require(transaction.view(), reference), json, autodetect, ifMatch)));
  }

  @DeleteMapping("/{table}")
  ResponseEntity<Void> delete(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    DecoratedTable name = DecoratedTable.of(TableReference.of(project, dataset, table));
    return catalog.change(transaction -> {
      Table before = require(transaction.view(), name.table());
      Conditions.requireMatch(ifMatch, before.version().etag());
      Partition.of(before, name)
          .ifPresentOrElse(
              partition -> transaction.deletePartition(before, partition),
              () -> transaction.deleteTable(name.table()));
      return ResponseEntity.noContent().build();
    });
  }

  private static Table require(CatalogView view, TableReference reference) {
    Identifiers.requireProject(reference.projectId());
    Identifiers.requireDataset(reference.datasetId());
    Identifiers.requireTable(reference.tableId());
    if (view.dataset(reference.dataset()).isEmpty()) {
      throw CatalogErrors.notFound(reference.dataset());
    }
    return view.table(reference).orElseThrow(() -> CatalogErrors.notFound(reference));
  }

  private TableJson toWire(Table table) {
    return toWire(table, size(table, Optional.empty()));
  }

  /** How much a table holds, or one of its partitions. */
  private Optional<TableSize> size(Table table, Optional<Partition> partition) {
    return partition.isPresent()
        ? partition.map(wanted ->
            catalog.partitions(table).stream()
                .filter(size -> size.partitionId().equals(Optional.of(wanted.id())))
                .map(size -> new TableSize(size.rows(), Long.valueOf(size.logicalBytes())))
                .findFirst()
                .orElse(new TableSize(0, 0L)))
        : table
            .storage()
            .map(storage ->
                new TableSize(
                    catalog.rowCount(storage), catalog.logicalBytes(storage, table.schema())));
  }

  private static TableJson toWire(Table table, Optional<TableSize> size) {
    return TableMapper.INSTANCE.toWire(
        table, selfLink(table.reference()), size.orElse(null), table.version().lastModifiedTime());
  }

  private static TableJson toWireBasic(Table table) {
    return TableMapper.INSTANCE.toWire(table, selfLink(table.reference()), null, null);
  }

  private static String selfLink(TableReference reference) {
    return Links.self(
        "/projects/"
            + reference.projectId()
            + "/datasets/"
            + reference.datasetId()
            + "/tables/"
            + reference.tableId());
  }
}
