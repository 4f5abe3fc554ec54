package dev.quern.sql.render;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.sql.algebra.node.EngineTable;
import dev.quern.sql.algebra.node.Rows;
import dev.quern.sql.algebra.node.Scan;
import dev.quern.sql.algebra.node.Unnest;
import dev.quern.sql.render.SelectBlock.Cell;
import dev.quern.storage.table.PhysicalTables;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes what stands in FROM clauses: tables, arrays and constant rows. */
final class TableRenderer {

  private final ExpressionRenderer expressions;
  private final Supplier<String> aliases;

  TableRenderer(ExpressionRenderer expressions, Supplier<String> aliases) {
    this.expressions = expressions;
    this.aliases = aliases;
  }

  SelectBlock scan(Scan scan) {
    PhysicalTable storage = scan.table().storage().orElseThrow();
    String alias = aliases.get();
    List<String> columns =
        scan.sources().stream()
            .map(source ->
                switch (source) {
                  case Scan.Source.Field(int index) -> storage.columns().get(index);
                  case Scan.Source.RowId _ -> "rowid";
                  case Scan.Source.CommitTime _ -> PhysicalTables.COMMIT_TIME;
                })
            .toList();
    String rows =
        scan.asOf().isPresent()
            ? PhysicalTables.asOf(storage, scan.asOf().getAsLong())
            : scan.isPartial() ? part(storage) : storage.name();
    return SelectBlock.over(
        rows + " AS " + alias, alias, columns, scan.getRowType().getFieldNames());
  }

  private static String part(PhysicalTable storage) {
    return "(SELECT * FROM " + storage.name() + " WHERE rowid >= $1 AND rowid < $2)";
  }

  SelectBlock engineTable(EngineTable table) {
    String alias = aliases.get();
    return SelectBlock.over(
        table.sql() + " AS " + alias, alias, table.columns(), table.getRowType().getFieldNames());
  }

  SelectBlock unnest(Unnest unnest) {
    String alias = aliases.get();
    List<String> names = unnest.getRowType().getFieldNames();
    String array = expressions.render(unnest.array(), new SelectBlock());
    if (!unnest.withOffset()) {
      return SelectBlock.over(
          "unnest(" + array + ") AS " + alias + "(" + names.getFirst() + ")", alias, names, names);
    }
    String element = names.getFirst();
    SelectBlock block =
        SelectBlock.over(
            "unnest("
                + array
                + ") WITH ORDINALITY AS "
                + alias
                + "("
                + String.join(", ", names)
                + ")",
            alias,
            names,
            names);
    block.columns =
        List.of(
            Cell.reference(alias + "." + element),
            Cell.computed("(" + alias + "." + names.getLast() + " - 1)"));
    return block;
  }

  SelectBlock rows(Rows rows) {
    String alias = aliases.get();
    SelectBlock empty = new SelectBlock();
    String values =
        rows.rows().stream()
            .map(row ->
                row.stream()
                    .map(value -> expressions.render(value, empty))
                    .collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(", "));
    List<String> names = rows.getRowType().getFieldNames();
    return SelectBlock.over(
        "(VALUES " + values + ") AS " + alias + "(" + String.join(", ", names) + ")",
        alias,
        names,
        names);
  }
}
