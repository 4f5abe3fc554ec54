package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * Statements that move data in and out. Source: "Export statements", "Load statements" and "CLONE".
 */
public sealed interface DataStatement extends Statement {

  /** {@code EXPORT DATA [WITH CONNECTION name] OPTIONS(...) AS query} */
  record ExportData(
      Span span, Optional<ConnectionName> connection, List<OptionEntry> options, Query query)
      implements DataStatement {}

  /** {@code EXPORT MODEL name [WITH CONNECTION name] [OPTIONS(...)]} */
  record ExportModel(
      Span span, PathName name, Optional<ConnectionName> connection, List<OptionEntry> options)
      implements DataStatement {}

  /**
   * {@code LOAD DATA INTO|OVERWRITE [TEMP TABLE] name ... FROM FILES(...)}
   *
   * @param partitions the condition of {@code PARTITIONS(...)}
   */
  record LoadData(
      Span span,
      boolean overwrite,
      boolean temporary,
      PathName name,
      Optional<List<TableElement>> elements,
      Optional<LoadPartitions> partitions,
      Optional<PartitionBy> partitionBy,
      List<Expression> clusterBy,
      List<OptionEntry> options,
      List<OptionEntry> fromFiles,
      Optional<CreateStatement.PartitionColumns> partitionColumns,
      Optional<ConnectionName> connection)
      implements DataStatement {}

  /** {@code [OVERWRITE] PARTITIONS(condition)} */
  record LoadPartitions(Span span, boolean overwrite, Expression condition) implements Node {}

  /** {@code CLONE DATA INTO target FROM source ...}, which BigQuery lacks. */
  record CloneData(Span span, PathName target) implements DataStatement {}
}
