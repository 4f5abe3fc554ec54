package dev.quern.jobs.insert;

import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.catalog.Partition;
import dev.quern.catalog.rules.TableRules;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DecoratedTable;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.jobs.value.CivilForms;
import dev.quern.jobs.value.JsonRows;
import dev.quern.jobs.value.MismatchException;
import dev.quern.storage.duckdb.StaleTableException;
import dev.quern.storage.table.GroupCommitter;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.streaming.write.DefaultValues;
import dev.quern.types.geography.GeographyForms;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds the rows of {@code tabledata.insertAll}, those of many requests at a time; when it returns,
 * every query sees them.
 */
public final class RowInserter {

  private static final int MAX_ROWS = 50_000;
  private static final Duration STREAMING_PAST = Duration.ofDays(31);
  private static final Duration STREAMING_FUTURE = Duration.ofDays(16);

  private final Catalog catalog;
  private final GroupCommitter committer;
  private final InstantSource clock;
  private final InsertIds insertIds;
  private final RowDefaults defaults;

  /** An inserter into the catalog's tables. */
  public RowInserter(
      Catalog catalog, GroupCommitter committer, InstantSource clock, DefaultValues defaults) {
    this.defaults = new RowDefaults(defaults);
    this.catalog = catalog;
    this.committer = committer;
    this.clock = clock;
    this.insertIds = new InsertIds(clock);
  }

  /**
   * Adds rows, all of them or, when so asked, the good ones.
   *
   * @return why rows were not added; empty when all are there
   * @throws BigQueryException when the request as a whole cannot be served
   */
  public List<RowErrors> insert(InsertRequest request) {
    requireRows(request);
    try {
      return insertOnce(request);
    } catch (StaleTableException _) {
      // The table was altered meanwhile.
      return insertOnce(request);
    }
  }

  private List<RowErrors> insertOnce(InsertRequest request) {
    DecoratedTable name = DecoratedTable.of(request.target());
    Table table = table(request, name.table());
    PhysicalTable storage = storage(table);
    JsonRows reader =
        new JsonRows(table.schema(), request.ignoreUnknownValues(), true, CivilForms.STANDARD);
    Optional<Partition> partition = Partition.of(table, name);
    partition.ifPresent(wanted -> requireOpen(table, wanted));
    List<List<Value>> rows = new ArrayList<>();
    List<ObjectNode> given = new ArrayList<>();
    List<Optional<String>> ids = new ArrayList<>();
    List<RowErrors> errors = new ArrayList<>();
    for (int i = 0; i < request.rows().size(); i++) {
      InsertRequest.Row row = request.rows().get(i);
      try {
        rows.add(reader.row(row.json()));
        given.add(row.json());
        ids.add(row.insertId());
      } catch (MismatchException e) {
        errors.add(new RowErrors(i, List.of(error(e))));
      }
    }
    if (!errors.isEmpty() && !request.skipInvalidRows()) {
      return withStopped(errors, request.rows().size());
    }
    defaults.complete(table, rows, given, request.caller());
    write(table, storage, partition, rows, ids);
    return errors;
  }

  /**
   * Accepts a partition that rows may be streamed to. Source: "Streaming data into BigQuery",
   * streaming to ingestion-time partitioning.
   */
  private void requireOpen(Table table, Partition partition) {
    if (Partition.ingestionColumn(table).isEmpty()) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Streaming to metadata partition of column based partitioning table "
              + table.reference().tableId()
              + "$"
              + partition.id()
              + " is disallowed.");
    }
    LocalDateTime today =
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    boolean open =
        partition
            .start()
            .filter(start -> !start.isBefore(today.minus(STREAMING_PAST)))
            .filter(start -> !start.isAfter(today.plus(STREAMING_FUTURE)))
            .isPresent();
    if (!open) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "The destination table's partition %s$%s is outside the allowed bounds. You can only stream to partitions within 31 days in the past and 16 days in the future relative to the current date."
              .formatted(table.reference().tableId(), partition.id()));
    }
  }

  private static void requireRows(InsertRequest request) {
    if (request.rows().isEmpty()) {
      throw new BigQueryException(ErrorReason.INVALID, "No rows present in the request.");
    }
    if (request.rows().size() > MAX_ROWS) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Too many rows present in the request, limit: "
              + MAX_ROWS
              + " row count: "
              + request.rows().size()
              + ".");
    }
  }

  private static BigQueryError error(MismatchException mismatch) {
    return new BigQueryError(
        ErrorReason.INVALID, mismatch.detail(), Optional.of(mismatch.field()), Optional.of(""));
  }

  /** When one row is bad none is added, and the good ones are told that they were stopped. */
  private static List<RowErrors> withStopped(List<RowErrors> bad, int rows) {
    BigQueryError stopped =
        new BigQueryError(ErrorReason.STOPPED, "", Optional.of(""), Optional.of(""));
    List<RowErrors> all = new ArrayList<>(bad);
    Set<Integer> told = new HashSet<>();
    bad.forEach(row -> told.add(row.index()));
    for (int i = 0; i < rows; i++) {
      if (!told.contains(i)) {
        all.add(new RowErrors(i, List.of(stopped)));
      }
    }
    return all;
  }

  private Table table(InsertRequest request, TableReference name) {
    CatalogView view = catalog.view();
    if (view.dataset(request.table().dataset()).isEmpty()) {
      throw CatalogErrors.notFound(request.table().dataset());
    }
    Optional<Table> target = view.table(name);
    if (target.isPresent()) {
      return target.get();
    }
    if (request.templateSuffix().isEmpty()) {
      throw CatalogErrors.notFound(name);
    }
    return catalog.change(transaction -> createLike(transaction, request));
  }

  private Table createLike(CatalogTransaction transaction, InsertRequest request) {
    Optional<Table> present = transaction.view().table(request.target());
    if (present.isPresent()) {
      return present.get();
    }
    Table template =
        transaction
            .view()
            .table(request.table())
            .orElseThrow(() -> CatalogErrors.notFound(request.table()));
    storage(template);
    Table draft = template.withReference(request.target()).withVersion(ResourceVersion.NONE);
    TableRules.require(draft, clock.millis());
    PhysicalTable place = transaction.createStorage(template.schema());
    TableDefinition definition =
        template.definition() instanceof TableDefinition.Base base
            ? base.withStorage(place)
            : TableDefinition.Base.of(place);
    return transaction.createTable(draft.withDefinition(definition));
  }

  private static PhysicalTable storage(Table table) {
    if (table.definition() instanceof TableDefinition.Base base) {
      return base.storage();
    }
    throw new BigQueryException(
        ErrorReason.INVALID,
        "Cannot add rows to a table of type " + table.definition().wireType() + ".");
  }

  private void write(
      Table table,
      PhysicalTable storage,
      Optional<Partition> partition,
      List<List<Value>> rows,
      List<Optional<String>> ids) {
    Set<String> claimed = insertIds.claim(storage.name(), ids);
    Set<String> written = new HashSet<>();
    List<List<Value>> fresh = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Optional<String> id = ids.get(i);
      if (id.isEmpty() || (claimed.contains(id.get()) && written.add(id.get()))) {
        fresh.add(rows.get(i));
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    List<SqlType> types = new ArrayList<>();
    table.schema().fields().forEach(field -> types.add(field.type()));
    partition
        .flatMap(Partition::start)
        .ifPresent(start -> {
          types.add(ScalarType.TIMESTAMP);
          Value time =
              new Value.Timestamp(
                  ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), start));
          fresh.replaceAll(row -> Stream.concat(row.stream(), Stream.of(time)).toList());
        });
    try {
      committer.append(storage, types, List.of(batch(types, fresh)));
    } catch (RuntimeException e) {
      insertIds.forget(storage.name(), claimed);
      throw e;
    }
  }

  private static RowBatch batch(List<SqlType> types, List<List<Value>> rows) {
    List<HeapVectorWriter> writers = types.stream().map(HeapVectorWriter::new).toList();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < types.size(); column++) {
        GeographyForms.VALUES.write(rows.get(row).get(column), writers.get(column), row);
      }
    }
    return new RowBatch(
        rows.size(), writers.stream().map(writer -> writer.toVector(rows.size())).toList());
  }
}
