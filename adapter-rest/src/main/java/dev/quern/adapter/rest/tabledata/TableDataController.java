package dev.quern.adapter.rest.tabledata;

import dev.quern.adapter.rest.auth.Caller;
import dev.quern.adapter.rest.http.Conditions;
import dev.quern.adapter.rest.mapping.SchemaSelection;
import dev.quern.adapter.rest.rows.RowsBody;
import dev.quern.adapter.rest.rows.TimestampFormat;
import dev.quern.adapter.rest.wire.RowsHeadJson;
import dev.quern.adapter.rest.wire.TableDataHeadJson;
import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.Partition;
import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DecoratedTable;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.jobs.JobService;
import dev.quern.jobs.table.GovernedReader;
import dev.quern.jobs.table.PartitionsSummary;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code tabledata.list}. */
@RestController
@RequestMapping("/projects/{project}/datasets/{dataset}/tables/{table}/data")
final class TableDataController {

  private final Catalog catalog;
  private final GovernedReader reader;
  private final JobService jobs;
  private final RowsBody body;
  private final Caller caller;

  TableDataController(
      Catalog catalog, GovernedReader reader, JobService jobs, RowsBody body, Caller caller) {
    this.caller = caller;
    this.catalog = catalog;
    this.reader = reader;
    this.jobs = jobs;
    this.body = body;
  }

  @GetMapping
  void list(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @RequestParam(required = false) @Nullable Long startIndex,
      @RequestParam(required = false) @Nullable Long maxResults,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(required = false) @Nullable String selectedFields,
      @RequestParam(name = "formatOptions.useInt64Timestamp", required = false)
          @Nullable Boolean int64,
      @RequestParam(name = "formatOptions.timestampOutputFormat", required = false)
          @Nullable String timestampOutput,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    long start =
        pageToken != null && !pageToken.isEmpty()
            ? RowsBody.startOf(pageToken)
            : startIndex == null ? 0 : startIndex;
    if (start < 0 || (maxResults != null && maxResults < 0)) {
      throw new BigQueryException(
          ErrorReason.INVALID, "startIndex and maxResults must not be negative");
    }
    TimestampFormat timestamps = TimestampFormat.of(int64, timestampOutput);
    TableReference reference = TableReference.of(project, dataset, table);
    KeptRows rows = rows(reference, selectedFields, caller.principal(request));
    body.write(
        response,
        head(reference, rows),
        Optional.of(rows),
        rows.schema(),
        new RowsBody.Selection(
            start, maxResults == null ? Long.MAX_VALUE : maxResults, timestamps));
  }

  private KeptRows rows(
      TableReference reference, @Nullable String selectedFields, Principal principal) {
    Optional<KeptRows> result = jobs.anonymousRows(reference, principal);
    if (result.isPresent()) {
      return result.get();
    }
    CatalogView view = catalog.view();
    DecoratedTable name = DecoratedTable.of(reference);
    if (view.dataset(reference.dataset()).isEmpty()) {
      throw CatalogErrors.notFound(reference.dataset());
    }
    Table table = view.table(name.table()).orElseThrow(() -> CatalogErrors.notFound(reference));
    TableSchema whole = PartitionsSummary.isNamed(name) ? PartitionsSummary.SCHEMA : table.schema();
    TableSchema wanted =
        selectedFields == null ? whole : SchemaSelection.parse(selectedFields).apply(whole);
    if (PartitionsSummary.isNamed(name)) {
      return PartitionsSummary.of(table, catalog.partitions(table), wanted);
    }
    return reader.rows(table, Partition.of(table, name), wanted, principal);
  }

  private static RowsHeadJson head(TableReference reference, KeptRows rows) {
    return new TableDataHeadJson(
        "bigquery#tableDataList",
        Conditions.etag(reference.toString(), Long.toString(rows.rowCount())),
        rows.rowCount());
  }
}
