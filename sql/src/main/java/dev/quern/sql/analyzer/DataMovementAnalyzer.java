package dev.quern.sql.analyzer;

import dev.quern.domain.schema.TableSchema;
import dev.quern.sql.ast.DataStatement;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.sql.statement.DataMovement;
import java.util.List;

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
    if (load.temporary()) {
      throw context.unsupported(load, "LOAD DATA INTO TEMP TABLE");
    }
    if (load.partitions().isPresent()) {
      throw context.unsupported(load, "LOAD DATA INTO PARTITIONS");
    }
    TableElementAnalyzer elements = new TableElementAnalyzer(analysis);
    PartitionAnalyzer partitions = new PartitionAnalyzer(analysis);
    TableSchema schema = load.elements().map(elements::schema).orElse(TableSchema.EMPTY);
    if (load.elements().isEmpty()
        && !(load.partitionBy().isEmpty() && load.clusterBy().isEmpty())) {
      throw context.unsupported(load, "LOAD DATA with PARTITION BY or CLUSTER BY without columns");
    }
    return new DataMovement.LoadData(
        analysis.tables.reference(load.name()),
        load.overwrite(),
        load.elements().map(_ -> schema),
        load.partitionBy().map(clause -> partitions.partitioning(clause, schema)),
        load.clusterBy().isEmpty() ? List.of() : partitions.clustering(load.clusterBy(), schema),
        analysis.options.analyze(load.options()),
        analysis.options.analyze(load.fromFiles()),
        load.partitionColumns().map(columns -> elements.schema(columns.columns()).fields()));
  }
}
