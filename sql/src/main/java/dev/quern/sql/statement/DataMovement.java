package dev.quern.sql.statement;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements between tables and files. Sources: "Export statements", "Load statements". */
public sealed interface DataMovement extends AnalyzedStatement {

  /** EXPORT DATA. */
  record ExportData(QueryStatement query, OptionValues options) implements DataMovement {

    @Override
    public Set<TableReference> referencedTables() {
      return query.referencedTables();
    }

    @Override
    public Set<RoutineReference> referencedRoutines() {
      return query.referencedRoutines();
    }
  }

  /**
   * LOAD DATA.
   *
   * @param temporary whether the table belongs to the session
   * @param partition the id of the partition that the rows go into; empty for the table
   * @param replaces whether the rows replace those that are there
   * @param schema the columns; found in the files or the table when absent
   * @param options what the table is to be like
   * @param files what to read, and how
   * @param partitionColumns the columns that the files' folders give; empty when found there
   */
  record LoadData(
      TableReference reference,
      boolean temporary,
      Optional<String> partition,
      boolean replaces,
      Optional<TableSchema> schema,
      Optional<Partitioning> partitioning,
      List<String> clustering,
      OptionValues options,
      OptionValues files,
      Optional<List<SchemaField>> partitionColumns)
      implements DataMovement {

    public LoadData {
      clustering = List.copyOf(clustering);
    }

    /** The table, or the partition of it, that the rows go into. */
    public TableReference destination() {
      return partition
          .map(id -> reference.dataset().table(reference.tableId() + "$" + id))
          .orElse(reference);
    }

    @Override
    public Set<TableReference> referencedTables() {
      return Set.of();
    }

    @Override
    public Set<RoutineReference> referencedRoutines() {
      return Set.of();
    }
  }
}
