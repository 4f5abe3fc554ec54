package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.ast.AccessStatement;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.statement.DefinitionStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives GRANT and REVOKE meaning. Source: "Data control language statements". */
final class AccessStatementAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  AccessStatementAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  DefinitionStatement.ChangeAccess analyze(AccessStatement statement) {
    return switch (statement) {
      case AccessStatement.Grant grant ->
          change(
              new Subject(grant, grant.objectType(), grant.name()),
              true,
              roles(grant, grant.privileges()),
              grantees(grant.grantees()));
      case AccessStatement.Revoke revoke ->
          change(
              new Subject(revoke, revoke.objectType(), revoke.name()),
              false,
              roles(revoke, revoke.privileges()),
              grantees(revoke.grantees()));
    };
  }

  private record Subject(Node statement, List<Identifier> type, PathName name) {

    String words() {
      return type.stream()
          .map(word -> word.name().toUpperCase(Locale.ROOT))
          .collect(Collectors.joining(" "));
    }
  }

  private DefinitionStatement.ChangeAccess change(
      Subject subject, boolean grant, List<String> roles, List<String> grantees) {
    return switch (subject.words()) {
      case "SCHEMA", "DATASET" ->
          new DefinitionStatement.ChangeAccess(
              dataset(subject.name()), Optional.empty(), grant, roles, grantees);
      case "TABLE", "VIEW", "MATERIALIZED VIEW", "EXTERNAL TABLE" -> {
        Table table = table(subject);
        yield new DefinitionStatement.ChangeAccess(
            table.reference().dataset(), Optional.of(table.reference()), grant, roles, grantees);
      }
      case String other -> throw context.unsupported(subject.statement(), "Access to a " + other);
    };
  }

  private Table table(Subject subject) {
    Table table = analysis.tables.find(subject.name());
    String kind =
        switch (table.definition()) {
          case TableDefinition.Base _, TableDefinition.Snapshot _ -> "TABLE";
          case TableDefinition.View _ -> "VIEW";
          case TableDefinition.MaterializedView _ -> "MATERIALIZED VIEW";
          case TableDefinition.External _ -> "EXTERNAL TABLE";
        };
    if (!subject.words().equals(kind)) {
      throw context.error(
          subject.name(), "%s is not a %s but a %s", table.reference(), subject.words(), kind);
    }
    return table;
  }

  private DatasetReference dataset(PathName name) {
    List<String> names = TableAnalyzer.split(name);
    return switch (names.size()) {
      case 1 -> new DatasetReference(context.options().projectId(), names.getFirst());
      case 2 -> new DatasetReference(names.getFirst(), names.getLast());
      default -> throw context.error(name, "Invalid dataset name `%s`", name);
    };
  }

  private List<String> roles(Node statement, List<AccessStatement.Privilege> privileges) {
    if (privileges.isEmpty()) {
      throw context.error(statement, "ALL PRIVILEGES is not supported; name a role");
    }
    return privileges.stream().map(privilege -> role(privilege)).toList();
  }

  private String role(AccessStatement.Privilege privilege) {
    String name = privilege.name().name();
    if (!name.contains("roles/")) {
      throw context.error(privilege, "Invalid role: %s", name);
    }
    return name;
  }

  private List<String> grantees(List<Expression> grantees) {
    return grantees.stream()
        .map(grantee ->
            analysis.constants.value(
                grantee, ScalarType.STRING, "grantee list", "A grantee must be a STRING, not %s"))
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).value())
        .toList();
  }
}
