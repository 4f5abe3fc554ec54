package dev.quern.sql.execution;

import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.catalog.TableIndex;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.StatementDetails;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.analyzer.AnalysisOptions;
import dev.quern.sql.analyzer.QueryParameters;
import dev.quern.sql.function.ScalarFunctionOperator;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.sql.statement.DefinitionStatement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Finds out what statistics say of a statement. */
final class DetailsReader {

  private final AnalyzedStatement statement;
  private final Map<Table, SortedSet<Integer>> columns;
  private final AnalysisOptions options;
  private final CatalogView view;

  DetailsReader(
      AnalyzedStatement statement,
      Map<Table, SortedSet<Integer>> columns,
      AnalysisOptions options,
      CatalogView view) {
    this.statement = statement;
    this.columns = columns;
    this.options = options;
    this.view = view;
  }

  StatementDetails details() {
    return new StatementDetails(
        List.copyOf(statement.referencedRoutines()),
        statement.reading().map(QueryPlan::of).orElse(List.of()),
        options.parameters() instanceof QueryParameters.Inferred(var _, var undeclared)
            ? undeclared.list()
            : List.of(),
        statement.reading().filter(DetailsReader::searches).map(_ -> searched()).orElse(List.of()),
        protection(),
        referenced(TableDefinition.View.class),
        referenced(TableDefinition.External.class),
        Optional.empty());
  }

  private List<TableReference> referenced(Class<? extends TableDefinition> kind) {
    Stream<TableReference> named =
        statement instanceof DefinitionStatement.ChangeAccess access
            ? access.table().stream()
            : statement.referencedTables().stream();
    return named
        .filter(name ->
            view.table(name).filter(table -> kind.isInstance(table.definition())).isPresent())
        .toList();
  }

  private Set<StatementDetails.Protection> protection() {
    Set<StatementDetails.Protection> protection = EnumSet.noneOf(StatementDetails.Protection.class);
    if (columns.keySet().stream()
        .anyMatch(table -> !view.rowAccessPolicies(table.reference()).isEmpty())) {
      protection.add(StatementDetails.Protection.ROW_ACCESS_POLICIES);
    }
    if (columns.entrySet().stream().anyMatch(read -> isMasked(read.getKey(), read.getValue()))) {
      protection.add(StatementDetails.Protection.COLUMN_MASKS);
    }
    return protection;
  }

  private boolean isMasked(Table table, Set<Integer> read) {
    AccessRules rules = options.rights().rules();
    Principal caller = options.rights().caller();
    return read.stream()
        .anyMatch(i -> rules.columns().restricts(table.schema().fields().get(i), caller));
  }

  private List<StatementDetails.Searched> searched() {
    return columns.keySet().stream()
        .map(table ->
            new StatementDetails.Searched(
                table.reference(),
                view.indexes(table.reference()).stream()
                    .filter(index -> index.kind() == TableIndex.Kind.SEARCH)
                    .map(TableIndex::name)
                    .findFirst()))
        .toList();
  }

  private static boolean searches(Relation relation) {
    Searches searches = new Searches();
    searches.visit(relation.node());
    return searches.found;
  }

  /** Looks for calls of SEARCH. */
  private static final class Searches extends RexShuttle {

    private boolean found;

    void visit(RelNode node) {
      var _ = node.accept(this);
      node.getInputs().forEach(this::visit);
    }

    @Override
    public RexNode visitCall(RexCall call) {
      found |=
          call.getOperator() instanceof ScalarFunctionOperator operator
              && operator.getName().equals("SEARCH");
      return super.visitCall(call);
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery query) {
      visit(query.rel);
      return super.visitSubQuery(query);
    }
  }
}
