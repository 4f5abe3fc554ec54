package dev.quern.streaming.read;

import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogErrors;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.job.AnonymousTables;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.execution.TableScan;
import dev.quern.storage.Engine;
import dev.quern.storage.result.ResultStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Where sessions take their rows from: the result of a query that is kept, rows of one table, or
 * else a query whose rows are kept for the session.
 *
 * @param query asks for the rows of a session
 * @param results the rows of anonymous tables
 */
record SessionSources(
    Catalog catalog,
    Engine engine,
    SessionQuery query,
    AnonymousTables results,
    ResultStore store,
    InstantSource clock) {

  /**
   * Rows.
   *
   * @param rows they
   * @param selection what of them the session reads
   */
  record Source(SessionRows rows, FieldSelection selection) {}

  Source open(ReadRequest request) {
    Optional<KeptRows> result = results.anonymousRows(request.table(), request.caller());
    return result.isPresent() ? ofResult(result.get(), request) : ofTable(request);
  }

  private Source ofResult(KeptRows result, ReadRequest request) {
    FieldSelection selection = FieldSelection.of(result.schema(), request.selectedFields());
    if (!request.rowRestriction().isBlank() || request.samplePercentage().isPresent()) {
      RowStream some = query.rows(request, selection.columns());
      return new Source(new StoredSessionRows(store.keep(some), 0, true), selection);
    }
    return new Source(
        new StoredSessionRows(result, 0, false),
        selection.schema().equals(result.schema()) ? selection : selection.ofWholeRows());
  }

  private Source ofTable(ReadRequest request) {
    FieldSelection selection =
        FieldSelection.of(table(request.table()).schema(), request.selectedFields());
    List<String> columns = selection.columns();
    return new Source(
        query
            .scan(request, columns)
            .<SessionRows>map(
                scan -> TableRows.of(engine, store, scan, this::hasSameColumns, clock))
            .orElseGet(
                () -> new StoredSessionRows(store.keep(query.rows(request, columns)), 0, true)),
        selection);
  }

  private Table table(TableReference reference) {
    return catalog
        .view()
        .table(reference)
        .orElseThrow(() ->
            catalog.view().dataset(reference.dataset()).isPresent()
                ? CatalogErrors.notFound(reference)
                : CatalogErrors.notFound(reference.dataset()));
  }

  /** A table that was dropped or replaced meanwhile keeps its columns. */
  private boolean hasSameColumns(TableScan scan) {
    PhysicalTable storage = scan.table().storage().orElseThrow();
    return catalog
        .view()
        .table(scan.table().reference())
        .filter(now -> now.storage().filter(s -> s.name().equals(storage.name())).isPresent())
        .map(now -> begins(now, storage, scan.table().schema()))
        .orElse(true);
  }

  /** Whether a table still has columns of these names and types, before others. */
  private static boolean begins(Table now, PhysicalTable storage, TableSchema schema) {
    return begins(now.storage().orElseThrow().columns(), storage.columns())
        && begins(types(now.schema()), types(schema));
  }

  private static <T> boolean begins(List<T> list, List<T> beginning) {
    return list.size() >= beginning.size() && list.subList(0, beginning.size()).equals(beginning);
  }

  private static List<SqlType> types(TableSchema schema) {
    return schema.fields().stream().map(SchemaField::type).toList();
  }
}
