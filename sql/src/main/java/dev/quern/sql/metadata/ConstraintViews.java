package dev.quern.sql.metadata;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableConstraints.ColumnPair;
import dev.quern.domain.catalog.TableConstraints.ForeignKey;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.reference.TableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Views of keys. Source: "TABLE_CONSTRAINTS view" and the pages beside it. */
final class ConstraintViews {

  static final List<MetadataView<?>> ALL =
      List.of(
          MetadataView.<Constraint>dataset("TABLE_CONSTRAINTS", ConstraintViews::constraints)
              .reference(
                  "constraint_catalog", "constraint_schema", "constraint_name", Constraint::name)
              .table(constraint -> constraint.table().reference())
              .text("constraint_type", Constraint::type)
              .yesNo("is_deferrable", _ -> false)
              .yesNo("initially_deferred", _ -> false)
              .yesNo("enforced", _ -> false)
              .build(),
          MetadataView.<KeyColumn>dataset("KEY_COLUMN_USAGE", ConstraintViews::keyColumns)
              .reference(
                  "constraint_catalog",
                  "constraint_schema",
                  "constraint_name",
                  column -> column.constraint().name())
              .table(column -> column.constraint().table().reference())
              .text("column_name", KeyColumn::column)
              .int64("ordinal_position", KeyColumn::position)
              .optionalInt64("position_in_unique_constraint", KeyColumn::referenced)
              .build(),
          MetadataView.<UsedColumn>dataset("CONSTRAINT_COLUMN_USAGE", ConstraintViews::usedColumns)
              .table(UsedColumn::table)
              .text("column_name", UsedColumn::column)
              .reference(
                  "constraint_catalog",
                  "constraint_schema",
                  "constraint_name",
                  column -> column.constraint().name())
              .build());

  /**
   * A key.
   *
   * @param shortName its name in the table
   * @param pairs its columns; those of a primary key are paired with themselves
   */
  private record Constraint(
      Table table, String shortName, String type, TableReference target, List<ColumnPair> pairs) {

    TableReference name() {
      return table.reference().dataset().table(table.reference().tableId() + "." + shortName);
    }

    boolean isForeign() {
      return type.equals("FOREIGN KEY");
    }
  }

  private record KeyColumn(
      Constraint constraint, String column, long position, OptionalLong referenced) {}

  private record UsedColumn(Constraint constraint, TableReference table, String column) {}

  private ConstraintViews() {}

  private static Stream<Constraint> constraints(MetadataRequest request) {
    return request
        .tables()
        .flatMap(table -> {
          List<Constraint> constraints = new ArrayList<>();
          if (table.definition() instanceof TableDefinition.Base base) {
            List<String> primary = base.constraints().primaryKey();
            if (!primary.isEmpty()) {
              constraints.add(
                  new Constraint(
                      table,
                      "pk$",
                      "PRIMARY KEY",
                      table.reference(),
                      primary.stream().map(column -> new ColumnPair(column, column)).toList()));
            }
            List<ForeignKey> foreign = base.constraints().foreignKeys();
            for (int i = 0; i < foreign.size(); i++) {
              constraints.add(
                  new Constraint(
                      table,
                      foreign.get(i).name().orElse("fk$" + (i + 1)),
                      "FOREIGN KEY",
                      foreign.get(i).referencedTable(),
                      foreign.get(i).columns()));
            }
          }
          return constraints.stream();
        });
  }

  private static Stream<KeyColumn> keyColumns(MetadataRequest request) {
    return constraints(request)
        .flatMap(constraint ->
            IntStream.range(0, constraint.pairs().size())
                .mapToObj(i ->
                    new KeyColumn(
                        constraint,
                        constraint.pairs().get(i).referencing(),
                        i + 1L,
                        constraint.isForeign() ? OptionalLong.of(i + 1L) : OptionalLong.empty())));
  }

  private static Stream<UsedColumn> usedColumns(MetadataRequest request) {
    return constraints(request)
        .flatMap(constraint ->
            constraint.pairs().stream()
                .map(pair -> new UsedColumn(constraint, constraint.target(), pair.referenced())));
  }
}
