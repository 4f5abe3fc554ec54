package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.catalog.TableIndex;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.TableReference;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.AlterStatement;
import dev.quern.sql.ast.CreateStatement;
import dev.quern.sql.ast.CreateStatement.IndexKind;
import dev.quern.sql.ast.DropStatement;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.statement.DefinitionStatement;
import dev.quern.sql.statement.OptionValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives statements that define indexes meaning. Source: "CREATE SEARCH INDEX statement", "CREATE
 * VECTOR INDEX statement" and those beside them.
 */
final class IndexAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  IndexAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  DefinitionStatement create(CreateStatement.CreateIndex create) {
    TableIndex.Kind kind = kind(create.kind(), create);
    Table table = analysis.tables.find(create.table());
    if (!(table.definition() instanceof TableDefinition.Base)) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY,
          "query",
          "%s index is not supported on %s, which is a %s"
              .formatted(kind, table.reference(), table.definition().wireType()));
    }
    List<String> columns = new ArrayList<>();
    create.columns().forEach(item -> columns.add(column(item, table)));
    return new DefinitionStatement.CreateIndex(
        new TableIndex(
            table.reference(),
            create.name().last().name(),
            kind,
            create.allColumns().isPresent(),
            columns,
            options(create.options()),
            context.text(create.span()),
            ResourceVersion.NONE),
        DdlAnalyzer.mode(create.mode()));
  }

  DefinitionStatement drop(DropStatement.DropIndex drop) {
    return new DefinitionStatement.DropIndex(
        table(drop.table(), drop),
        drop.name().last().name(),
        kind(drop.kind(), drop),
        drop.ifExists());
  }

  /** Rebuilding and setting options changes nothing that a query could tell. */
  DefinitionStatement alter(AlterStatement.AlterIndex alter) {
    return new DefinitionStatement.AlterIndex(
        table(alter.table(), alter),
        alter.name().last().name(),
        kind(alter.kind(), alter),
        alter.ifExists());
  }

  private TableIndex.Kind kind(IndexKind kind, Node location) {
    return switch (kind) {
      case SEARCH -> TableIndex.Kind.SEARCH;
      case VECTOR -> TableIndex.Kind.VECTOR;
      case PLAIN ->
          throw context.error(
              location, "Statement not supported: an index must be SEARCH or VECTOR");
    };
  }

  private TableReference table(Optional<PathName> name, Node location) {
    return analysis.tables.reference(
        name.orElseThrow(
            () -> context.error(location, "An index is named together with ON and its table")));
  }

  private String column(OrderBy.Item item, Table table) {
    if (!(item.value() instanceof Access.Path path)) {
      throw context.error(item, "An index is made of columns");
    }
    if (table.schema().indexOf(path.path().first().name()) < 0) {
      throw context.error(
          path, "Column %s is not present in table %s", path.path(), table.reference());
    }
    return path.path().toString();
  }

  private Map<String, TableIndex.Option> options(List<OptionEntry> entries) {
    List<OptionValues.Entry> values = analysis.options.analyze(entries).entries();
    Map<String, TableIndex.Option> options = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      options.put(
          values.get(i).name(),
          new TableIndex.Option(
              values.get(i).value().type().toString(),
              context.text(entries.get(i).value().span())));
    }
    return options;
  }
}
