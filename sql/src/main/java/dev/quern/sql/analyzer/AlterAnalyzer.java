package dev.quern.sql.analyzer;

import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.ast.AlterAction;
import dev.quern.sql.ast.AlterAction.ColumnChange;
import dev.quern.sql.ast.AlterStatement;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.sql.statement.DefinitionStatement;
import dev.quern.sql.statement.DefinitionStatement.Alteration;
import dev.quern.sql.statement.DefinitionStatement.ObjectKind;
import dev.quern.sql.statement.OptionValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives ALTER TABLE, VIEW and SCHEMA meaning. Source: "ALTER TABLE ... statement". */
final class AlterAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final TableElementAnalyzer elements;

  AlterAnalyzer(Analysis analysis, TableElementAnalyzer elements) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.elements = elements;
  }

  AnalyzedStatement schema(AlterStatement.Alter alter, DatasetReference reference) {
    Optional<String> collation = Optional.empty();
    OptionValues options = OptionValues.NONE;
    for (AlterAction action : alter.actions()) {
      switch (action) {
        case AlterAction.SetOptions set -> options = analysis.options.analyze(set.options());
        case AlterAction.SetDefaultCollation set -> collation = Optional.of(text(set.collation()));
        default -> throw context.unsupported(action, "This form of ALTER SCHEMA");
      }
    }
    return new DefinitionStatement.AlterSchema(reference, alter.ifExists(), collation, options);
  }

  AnalyzedStatement table(AlterStatement.Alter alter, TableReference reference, ObjectKind kind) {
    if (!alter.ifExists() && context.catalog().table(reference).isEmpty()) {
      throw analysis.tables.notFound(reference);
    }
    columns(reference)
        .map(names -> new AlteredColumns(context, names))
        .ifPresent(columns -> alter.actions().forEach(columns::check));
    List<Alteration> alterations = new ArrayList<>();
    alter.actions().forEach(action -> alterations.add(alteration(action, reference)));
    return new DefinitionStatement.AlterTable(reference, kind, alter.ifExists(), alterations);
  }

  private Optional<List<String>> columns(TableReference reference) {
    return context
        .catalog()
        .table(reference)
        .map(table -> table.schema().fields().stream().map(SchemaField::name).toList());
  }

  private Alteration alteration(AlterAction action, TableReference table) {
    return switch (action) {
      case AlterAction.SetOptions set ->
          new Alteration.SetOptions(analysis.options.analyze(set.options()));
      case AlterAction.AddColumn add ->
          new Alteration.AddColumn(elements.column(add.column()), add.ifNotExists());
      case AlterAction.DropColumn drop ->
          new Alteration.DropColumn(drop.column().name(), drop.ifExists());
      case AlterAction.RenameColumn rename ->
          new Alteration.RenameColumn(
              rename.column().name(), rename.newName().name(), rename.ifExists());
      case AlterAction.AlterColumn alter -> alterColumn(alter, table);
      case AlterAction.RenameTo rename -> new Alteration.RenameTo(tableId(rename.name()));
      case AlterAction.SetDefaultCollation set ->
          new Alteration.SetDefaultCollation(text(set.collation()));
      case AlterAction.AddConstraint add ->
          new Alteration.AddConstraint(
              elements.constraints(List.of(add.constraint()), columns(table).orElse(List.of())),
              add.ifNotExists());
      case AlterAction.DropPrimaryKey drop -> new Alteration.DropPrimaryKey(drop.ifExists());
      case AlterAction.DropConstraint drop ->
          new Alteration.DropConstraint(drop.name().name(), drop.ifExists());
      default -> throw context.unsupported(action, "This form of ALTER TABLE");
    };
  }

  private String tableId(PathName name) {
    if (!name.isSimple()) {
      throw context.error(name, "ALTER TABLE RENAME TO takes a table name without a dataset");
    }
    return name.first().name();
  }

  private Alteration alterColumn(AlterAction.AlterColumn alter, TableReference table) {
    String name = alter.column().name();
    boolean ifExists = alter.ifExists();
    return switch (alter.change()) {
      case ColumnChange.SetType set -> {
        SqlType type = elements.type(set.type());
        yield new Alteration.SetDataType(
            name, type, analysis.types.parameters(set.type(), type), ifExists);
      }
      case ColumnChange.SetColumnOptions set ->
          new Alteration.SetColumnOptions(name, analysis.options.analyze(set.options()), ifExists);
      case ColumnChange.SetDefault set -> {
        Optional<SchemaField> field =
            context.catalog().table(table).flatMap(t -> t.schema().field(name));
        String text =
            field
                .map(f -> elements.defaultValue(set.value(), f))
                .orElseGet(() -> context.text(set.value().span()));
        yield new Alteration.SetDefault(name, Optional.of(text), ifExists);
      }
      case ColumnChange.DropDefault _ ->
          new Alteration.SetDefault(name, Optional.empty(), ifExists);
      case ColumnChange.DropNotNull _ -> new Alteration.DropNotNull(name, ifExists);
      case ColumnChange.SetGenerated _, ColumnChange.DropGenerated _ ->
          throw context.unsupported(alter, "Generated columns");
    };
  }

  private String text(Expression expression) {
    if (!(expression instanceof Literal.Text text)) {
      throw context.error(expression, "DEFAULT COLLATE must be followed by a string literal");
    }
    return text.value();
  }
}
