package dev.quern.sql.execution;

import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableConstraints;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.FieldAttributes;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementResult.Defined;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.TypeParameters;
import dev.quern.domain.value.Value;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.render.GoogleSqlText;
import dev.quern.sql.statement.DefinitionStatement;
import dev.quern.sql.statement.DefinitionStatement.Alteration;
import dev.quern.sql.statement.OptionValues;
import dev.quern.storage.table.WriteQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs ALTER TABLE, VIEW and SCHEMA. Source: "ALTER TABLE ... statement". */
final class AlterExecutor {

  private final EngineSession session;
  private final WriteQueue writeQueue;

  AlterExecutor(EngineSession session, WriteQueue writeQueue) {
    this.session = session;
    this.writeQueue = writeQueue;
  }

  Defined schema(DefinitionStatement.AlterSchema alter) {
    return session.change(transaction -> {
      Optional<Dataset> dataset = transaction.view().dataset(alter.reference());
      if (dataset.isEmpty()) {
        if (alter.ifExists()) {
          return DefinitionExecutor.dataset("SKIP", alter.reference());
        }
        throw CatalogErrors.notFound(alter.reference());
      }
      Dataset changed = SchemaOptions.apply(dataset.get(), alter.options());
      if (alter.defaultCollation().isPresent()) {
        Dataset.Defaults defaults = changed.defaults();
        changed =
            changed.withDefaults(
                new Dataset.Defaults(
                    defaults.tableExpirationMs(),
                    defaults.partitionExpirationMs(),
                    alter.defaultCollation(),
                    defaults.roundingMode()));
      }
      transaction.replaceDataset(changed);
      return DefinitionExecutor.dataset("ALTER", alter.reference());
    });
  }

  /** Changes a table when no statement changes its rows. */
  Defined table(DefinitionStatement.AlterTable alter, Cancellation cancellation) {
    Optional<PhysicalTable> storage =
        session.view().table(alter.reference()).flatMap(Table::storage);
    if (storage.isEmpty()) {
      return changeTable(alter);
    }
    try (WriteQueue.Turn _ = writeQueue.take(storage.get(), cancellation)) {
      return changeTable(alter);
    }
  }

  private Defined changeTable(DefinitionStatement.AlterTable alter) {
    return session.change(transaction -> {
      Optional<Table> table = transaction.view().table(alter.reference());
      if (table.isEmpty()) {
        if (alter.ifExists()) {
          return DefinitionExecutor.table("SKIP", alter.reference());
        }
        throw CatalogErrors.notFound(alter.reference());
      }
      DefinitionExecutor.requireKind(table.get(), alter.kind());
      Table changed = table.get();
      for (Alteration alteration : alter.alterations()) {
        changed = apply(transaction, changed, alteration);
      }
      if (changed.reference().equals(alter.reference())) {
        transaction.replaceTable(changed);
      } else {
        transaction.renameTable(changed, alter.reference());
        return Defined.renamed(alter.reference(), changed.reference());
      }
      return DefinitionExecutor.table("ALTER", alter.reference());
    });
  }

  private static Table apply(CatalogTransaction transaction, Table table, Alteration alteration) {
    return switch (alteration) {
      case Alteration.SetOptions set -> TableOptions.apply(table, set.options());
      case Alteration.AddColumn add -> addColumn(transaction, table, add);
      case Alteration.DropColumn drop -> dropColumn(transaction, table, drop);
      case Alteration.RenameColumn rename -> renameColumn(table, rename);
      case Alteration.SetDataType set -> setType(transaction, table, set);
      case Alteration.SetColumnOptions set ->
          changeField(
              table,
              set.name(),
              set.ifExists(),
              field -> field.withAttributes(options(field.attributes(), set.options())));
      case Alteration.SetDefault set ->
          changeField(
              table,
              set.name(),
              set.ifExists(),
              field ->
                  field.withAttributes(
                      field.attributes().withDefaultValueExpression(set.expression())));
      case Alteration.DropNotNull drop ->
          changeField(
              table,
              drop.name(),
              drop.ifExists(),
              field ->
                  field.mode() == FieldMode.REQUIRED ? field.withMode(FieldMode.NULLABLE) : field);
      case Alteration.RenameTo rename ->
          table.withReference(table.reference().dataset().table(rename.tableId()));
      case Alteration.SetDefaultCollation set ->
          table.withDefaultCollation(Optional.of(set.collation()));
      case Alteration.AddConstraint add ->
          withConstraints(table, constraints -> merged(constraints, add));
      case Alteration.DropPrimaryKey drop ->
          withConstraints(table, c -> withoutPrimaryKey(c, drop));
      case Alteration.DropConstraint drop -> withConstraints(table, c -> without(c, drop));
    };
  }

  private static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID_QUERY, "query", message);
  }

  private static Table withStorage(CatalogTransaction transaction, Table table, TableSchema after) {
    if (!(table.definition() instanceof TableDefinition.Base base)) {
      throw invalid("ALTER TABLE cannot change the columns of " + table.reference());
    }
    PhysicalTable storage = transaction.alterStorage(base.storage(), table.schema(), after);
    return withDefinition(table, base, storage).withSchema(after);
  }

  private static Table withDefinition(
      Table table, TableDefinition.Base base, PhysicalTable storage) {
    return table.withDefinition(
        new TableDefinition.Base(
            storage,
            base.partitioning(),
            base.clustering(),
            base.requirePartitionFilter(),
            base.constraints()));
  }

  private static Table addColumn(
      CatalogTransaction transaction, Table table, Alteration.AddColumn add) {
    if (table.schema().indexOf(add.field().name()) >= 0) {
      if (add.ifNotExists()) {
        return table;
      }
      throw invalid("Column already exists: " + add.field().name());
    }
    if (add.field().mode() == FieldMode.REQUIRED) {
      throw invalid(
          "Cannot add required fields to an existing schema. (field: " + add.field().name() + ")");
    }
    List<SchemaField> fields = new ArrayList<>(table.schema().fields());
    fields.add(add.field());
    return withStorage(transaction, table, new TableSchema(fields));
  }

  private static Table dropColumn(
      CatalogTransaction transaction, Table table, Alteration.DropColumn drop) {
    int index = table.schema().indexOf(drop.name());
    if (index < 0) {
      if (drop.ifExists()) {
        return table;
      }
      throw invalid("Column not found: " + drop.name());
    }
    if (table.schema().fields().size() == 1) {
      throw invalid("ALTER TABLE DROP COLUMN cannot drop all columns");
    }
    List<SchemaField> fields = new ArrayList<>(table.schema().fields());
    fields.remove(index);
    return withStorage(transaction, table, new TableSchema(fields));
  }

  private static Table renameColumn(Table table, Alteration.RenameColumn rename) {
    if (table.schema().indexOf(rename.newName()) >= 0
        && !rename.newName().equalsIgnoreCase(rename.name())) {
      throw invalid("Column already exists: " + rename.newName());
    }
    return changeField(
        table, rename.name(), rename.ifExists(), field -> field.withName(rename.newName()));
  }

  private static Table changeField(
      Table table, String name, boolean ifExists, UnaryOperator<SchemaField> change) {
    int index = table.schema().indexOf(name);
    if (index < 0) {
      if (ifExists) {
        return table;
      }
      throw invalid("Column not found: " + name);
    }
    List<SchemaField> fields = new ArrayList<>(table.schema().fields());
    fields.set(index, change.apply(fields.get(index)));
    return table.withSchema(new TableSchema(fields));
  }

  private static FieldAttributes options(FieldAttributes before, OptionValues options) {
    FieldAttributes result = before;
    for (OptionValues.Entry entry : options.entries()) {
      Optional<String> text =
          entry.value() instanceof Value.Text(String value) ? Optional.of(value) : Optional.empty();
      result =
          switch (entry.name()) {
            case "description" -> result.withDescription(text);
            case "rounding_mode" -> result.withRoundingMode(text);
            default -> throw TableOptions.unknown(entry);
          };
    }
    return result;
  }

  private static Table setType(
      CatalogTransaction transaction, Table table, Alteration.SetDataType set) {
    int index = table.schema().indexOf(set.name());
    if (index < 0) {
      if (set.ifExists()) {
        return table;
      }
      throw invalid("Column not found: " + set.name());
    }
    SchemaField field = table.schema().fields().get(index);
    SqlType before = field.type();
    SchemaField changed =
        SchemaField.of(field.name(), set.type())
            .withAttributes(field.attributes().withParameters(set.parameters()));
    boolean assignable =
        before.equals(set.type())
            ? isWider(field.attributes().parameters(), set.parameters())
            : Coercion.cost(before, set.type()).isPresent();
    if (!assignable) {
      throw invalid(
          "ALTER TABLE ALTER COLUMN SET DATA TYPE requires that the existing column type (%s) is assignable"
                  .formatted(GoogleSqlText.type(field))
              + " to the new type (%s)".formatted(GoogleSqlText.type(changed)));
    }
    if (field.mode() == FieldMode.REQUIRED) {
      changed = changed.withMode(FieldMode.REQUIRED);
    }
    List<SchemaField> fields = new ArrayList<>(table.schema().fields());
    fields.set(index, changed);
    return withStorage(transaction, table, new TableSchema(fields));
  }

  /** Whether values that fit the parameters of a type fit others. */
  private static boolean isWider(TypeParameters before, TypeParameters after) {
    if (after.isEmpty()) {
      return true;
    }
    if (before.isEmpty()) {
      return false;
    }
    long scaleBefore = before.scale().orElse(0);
    long scaleAfter = after.scale().orElse(0);
    return after.maxLength().orElse(0) >= before.maxLength().orElse(0)
        && scaleAfter >= scaleBefore
        && after.precision().orElse(0) - scaleAfter >= before.precision().orElse(0) - scaleBefore;
  }

  private static Table withConstraints(Table table, UnaryOperator<TableConstraints> change) {
    if (!(table.definition() instanceof TableDefinition.Base base)) {
      throw invalid("Constraints are not supported on " + table.reference());
    }
    return table.withDefinition(
        new TableDefinition.Base(
            base.storage(),
            base.partitioning(),
            base.clustering(),
            base.requirePartitionFilter(),
            change.apply(base.constraints())));
  }

  private static TableConstraints merged(TableConstraints before, Alteration.AddConstraint add) {
    TableConstraints added = add.constraint();
    if (!added.primaryKey().isEmpty() && !before.primaryKey().isEmpty()) {
      throw invalid("Already Exists: primary key");
    }
    List<TableConstraints.ForeignKey> keys = new ArrayList<>(before.foreignKeys());
    for (TableConstraints.ForeignKey key : added.foreignKeys()) {
      boolean exists =
          key.name().isPresent() && keys.stream().anyMatch(k -> k.name().equals(key.name()));
      if (exists && !add.ifNotExists()) {
        throw invalid("Already Exists: constraint " + key.name().get());
      }
      if (!exists) {
        keys.add(key);
      }
    }
    return new TableConstraints(
        added.primaryKey().isEmpty() ? before.primaryKey() : added.primaryKey(), keys);
  }

  private static TableConstraints withoutPrimaryKey(
      TableConstraints before, Alteration.DropPrimaryKey drop) {
    if (before.primaryKey().isEmpty() && !drop.ifExists()) {
      throw invalid("Primary key does not exist");
    }
    return new TableConstraints(List.of(), before.foreignKeys());
  }

  private static TableConstraints without(TableConstraints before, Alteration.DropConstraint drop) {
    List<TableConstraints.ForeignKey> keys =
        before.foreignKeys().stream()
            .filter(key -> !key.name().equals(Optional.of(drop.name())))
            .toList();
    if (keys.size() == before.foreignKeys().size() && !drop.ifExists()) {
      throw invalid("Constraint not found: " + drop.name());
    }
    return new TableConstraints(before.primaryKey(), keys);
  }
}
