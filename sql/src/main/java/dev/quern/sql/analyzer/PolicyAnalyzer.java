package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.value.Value;
import dev.quern.sql.ast.CreateStatement;
import dev.quern.sql.ast.DropStatement;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NamedColumn;
import dev.quern.sql.statement.DefinitionStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives statements that define row access policies meaning. Source: "CREATE ROW ACCESS POLICY
 * statement", "DROP ROW ACCESS POLICY statement".
 */
final class PolicyAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  PolicyAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  DefinitionStatement create(CreateStatement.CreateRowAccessPolicy create) {
    Table table = table(create.table());
    String policyId =
        create
            .name()
            .orElseThrow(() -> context.error(create, "A row access policy must have a name"))
            .name();
    String predicate = context.text(create.filter().span());
    requireCondition(table, predicate);
    List<String> grantees = create.grantees().stream().map(grantee -> grantee(grantee)).toList();
    return new DefinitionStatement.CreateRowAccessPolicy(
        new RowAccessPolicy(table.reference(), policyId, predicate, grantees, ResourceVersion.NONE),
        DdlAnalyzer.mode(create.mode()));
  }

  DefinitionStatement drop(DropStatement.DropRowAccessPolicy drop) {
    return new DefinitionStatement.DropRowAccessPolicy(
        analysis.tables.reference(drop.table()), drop.name().name(), drop.ifExists());
  }

  DefinitionStatement dropAll(DropStatement.DropAllRowAccessPolicies drop) {
    return new DefinitionStatement.DropAllRowAccessPolicies(table(drop.table()).reference());
  }

  private Table table(PathName name) {
    Table table = analysis.tables.find(name);
    if (!(table.definition() instanceof TableDefinition.Base)) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Row access policies are not supported on %s, which is a %s."
              .formatted(table.reference(), table.definition().wireType()));
    }
    return table;
  }

  private String grantee(Expression expression) {
    if (analysis.constants.value(expression, "GRANT TO") instanceof Value.Text(String member)) {
      return member;
    }
    throw context.error(expression, "Row access policy grantees must be strings");
  }

  private void requireCondition(Table table, String predicate) {
    List<NamedColumn> columns = new ArrayList<>();
    for (SchemaField field : table.schema().fields()) {
      columns.add(NamedColumn.of(field.name(), context.plan().newColumn(field.type())));
    }
    analysis.rowAccess.condition(table, predicate, NameList.of(columns));
  }
}
