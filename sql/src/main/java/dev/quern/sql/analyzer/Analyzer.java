package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.StructType;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/** Analyzes statements against a catalog. Stateless. */
public final class Analyzer {

  private Analyzer() {}

  /**
   * Analyzes one statement.
   *
   * @param sql the text that the statement was parsed from, for positions in errors
   * @throws BigQueryException when the statement is not valid
   */
  public static AnalyzedStatement analyze(
      String sql, Statement statement, CatalogView catalog, AnalysisOptions options) {
    StatementContext context = new StatementContext(sql, catalog, options);
    Analysis analysis = new Analysis(context);
    return switch (statement) {
      case Statement.QueryStatement query -> query(analysis, query.query());
      default -> throw context.unsupported(statement, statement.getClass().getSimpleName());
    };
  }

  private static AnalyzedStatement query(Analysis analysis, Query query) {
    QueryResult result = analysis.queries.analyze(query, NameScope.EMPTY);
    List<NamedColumn> columns = new ArrayList<>(result.columns());
    Relation relation = result.relation();
    if (columns.size() == 1
        && columns.getFirst().valueTable()
        && columns.getFirst().column().type() instanceof StructType struct) {
      relation = spread(analysis, relation, columns.getFirst().column(), struct, columns);
    } else {
      relation =
          analysis
              .context
              .plan()
              .select(relation, columns.stream().map(NamedColumn::column).toList());
    }
    return new AnalyzedStatement.QueryStatement(
        relation,
        schema(columns),
        analysis.context.referencedTables(),
        analysis.context.referencedRoutines());
  }

  /** The fields of a value table of structs are the columns of the result. */
  private static Relation spread(
      Analysis analysis,
      Relation relation,
      Column row,
      StructType struct,
      List<NamedColumn> columns) {
    columns.clear();
    List<Computed> fields = new ArrayList<>();
    RexNode value = Rex.column(row);
    for (int i = 0; i < struct.fields().size(); i++) {
      Column column = analysis.context.plan().newColumn(struct.fields().get(i).type());
      fields.add(new Computed(column, Rex.field(value, i)));
      columns.add(NamedColumn.of(struct.fields().get(i).name(), column));
    }
    return analysis.context.plan().project(relation, fields);
  }

  private static TableSchema schema(List<NamedColumn> columns) {
    List<String> names =
        AnalyzedStatement.outputNames(columns.stream().map(NamedColumn::name).toList());
    Set<String> seen = new HashSet<>();
    List<SchemaField> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!seen.add(names.get(i).toLowerCase(Locale.ROOT))) {
        throw new BigQueryException(
            ErrorReason.INVALID_QUERY,
            "query",
            "Duplicate column names in the result are not supported when a destination table is present."
                + " Found duplicate(s): "
                + names.get(i));
      }
      fields.add(SchemaField.of(names.get(i), columns.get(i).column().type()));
    }
    return new TableSchema(fields);
  }
}
