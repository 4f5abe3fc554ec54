package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.sql.ast.DataStatement;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.sql.statement.DataMovement;
import java.util.List;
import java.util.Optional;

/** Gives EXPORT DATA and LOAD DATA meaning. Sources: "Export statements", "Load statements". */
final class DataMovementAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  DataMovementAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  AnalyzedStatement analyze(DataStatement statement) {
    return switch (statement) {
      case DataStatement.ExportData export ->
          new DataMovement.ExportData(
              Analyzer.query(analysis, export.query()), analysis.options.analyze(export.options()));
      case DataStatement.LoadData load -> load(load);
      case DataStatement.ExportModel model -> throw context.unsupported(model, "EXPORT MODEL");
      case DataStatement.CloneData clone -> throw context.unsupported(clone, "CLONE DATA");
    };
  }

  private AnalyzedStatement load(DataStatement.LoadData load) {
    TableElementAnalyzer elements = new TableElementAnalyzer(analysis);
    PartitionAnalyzer partitions = new PartitionAnalyzer(analysis);
    TableReference reference =
        load.temporary()
            ? analysis.tables.temporaryReference(load.name())
            : analysis.tables.reference(load.name());
    Optional<Table> present = context.catalog().table(reference);
    TableSchema schema =
        load.elements()
            .map(elements::schema)
            .or(() -> present.map(Table::schema))
            .orElse(TableSchema.EMPTY);
    Optional<Partitioning> partitioning =
        load.partitionBy().map(clause -> partitions.partitioning(clause, schema));
    Optional<String> partition =
        load.partitions()
            .map(clause ->
                new LoadPartition(analysis)
                    .id(
                        clause,
                        partitioning.or(() -> present.flatMap(Table::partitioning)),
                        schema));
    return new DataMovement.LoadData(
        reference,
        load.temporary(),
        partition,
        load.overwrite()
            || load.partitions().filter(DataStatement.LoadPartitions::overwrite).isPresent(),
        load.elements().map(_ -> schema),
        partitioning,
        load.clusterBy().isEmpty() ? List.of() : partitions.clustering(load.clusterBy(), schema),
        analysis.options.analyze(load.options()),
        analysis.options.analyze(load.fromFiles()),
        load.partitionColumns().map(columns -> elements.schema(columns.columns()).fields()));
  }
}
